//! A small application: enough operations to ask for everything that does not depend on one.

use std::sync::Arc;

use actix_web::App;
use actix_web::Error;
use actix_web::HttpResponse;
use actix_web::error::ErrorInternalServerError;
use actix_web::get;
use actix_web::post;
use actix_web::put;
use actix_web::web;
use actix_web::web::ServiceConfig;
use serde_json::Value;
use tokio::sync::Notify;
use utoipa_actix_web::AppExt;

use khedmat::api::caller::Caller;
use khedmat::api::problem::Refusal;
use khedmat::app::problem::Problem;
use khedmat::app::problem::ProblemCode;
use khedmat::server::limits::Limits;
use khedmat::server::methods::Methods;
use khedmat::server::run::Settings;

use crate::support::wire::Server;

/// Read a thing
#[utoipa::path]
#[get("/things/{number}")]
async fn read_thing(_: Caller, number: web::Path<u32>) -> Result<HttpResponse, Refusal> {
    match number.into_inner() {
        0 => Err(Problem::new(ProblemCode::ServiceNotFound).into()),
        number => Ok(HttpResponse::Ok().insert_header(("etag", "\"7\"")).json(number)),
    }
}

/// Replace a thing
#[utoipa::path]
#[put("/things/{number}")]
async fn replace_thing(_: Caller, thing: web::Json<Value>) -> HttpResponse {
    HttpResponse::Ok().json(thing)
}

/// Send back what came
#[utoipa::path(request_body = String)]
#[post("/echo")]
async fn echo(body: web::Bytes) -> HttpResponse {
    HttpResponse::Ok().body(body)
}

/// A page, which has a policy of its own and says itself what is not there.
async fn page(name: web::Path<String>) -> HttpResponse {
    let mut answer = if *name == "none" { HttpResponse::NotFound() } else { HttpResponse::Ok() };
    answer
        .insert_header(("content-security-policy", "default-src 'self'"))
        .content_type("text/html")
        .body("<p>")
}

async fn length(body: web::Bytes) -> String {
    body.len().to_string()
}

async fn failing() -> Result<HttpResponse, Error> {
    Err(ErrorInternalServerError("the password is swordfish"))
}

/// A handler that says when it has begun, and ends when it is let go.
#[derive(Debug, Default)]
pub struct Gate {
    pub entered: Notify,
    pub let_go: Notify,
}

async fn waiting(gate: web::Data<Gate>) -> HttpResponse {
    gate.entered.notify_one();
    gate.let_go.notified().await;
    HttpResponse::Ok().body("done")
}

fn methods() -> Methods {
    let v1 = utoipa_actix_web::scope("/v1").service(read_thing).service(replace_thing).service(echo);
    Methods::of(&App::new().into_utoipa_app().service(v1).split_for_parts().1)
}

/// The application under given limits.
pub fn started(limits: Limits) -> Server {
    started_with(Settings { limits, ..Settings::default() }, &Arc::default())
}

/// The application with all settings given, and the gate of its waiting handler.
pub fn started_with(settings: Settings, gate: &Arc<Gate>) -> Server {
    let gate = web::Data::from(Arc::clone(gate));
    let settings = Settings { methods: methods(), ..settings };
    Server::start(settings, move |config: &mut ServiceConfig| {
        config
            .app_data(gate.clone())
            .service(web::scope("/v1").service(read_thing).service(replace_thing).service(echo))
            .service(web::resource("/pages/{name}").route(web::get().to(page)))
            .route("/length", web::get().to(length))
            .route("/failing", web::get().to(failing))
            .route("/waiting", web::get().to(waiting));
    })
}
