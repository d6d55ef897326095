//! The page that a visitor sees instead of the one asked for: what is wrong, what may have been meant, a search.
//!
//! Never here: the reference page of a kind of refusal (`problem`).

use crate::app::problem::Problem;
use crate::catalogue::bodies::Body;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::ServiceId;
use crate::http::reply::Freshness;
use crate::site::frame::Frame;
use crate::site::parts::tree::Branch;
use crate::site::tongue::Tongue;
use crate::site::visit::Visit;
use crate::wording::pages;
use crate::wording::problems;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::http::header::HeaderValue;
use askama::Template;

#[derive(Template)]
#[template(path = "refused.html")]
struct Page {
    frame: Frame,
    t: Tongue,
    title: &'static str,
    status: u16,
    detail: &'static str,
    suggestions: Vec<Branch>,
}

/// Answers with the page of a refusal.
pub(in crate::site) fn answer(visit: &Visit, problem: &Problem) -> HttpResponse {
    let t = visit.setting.tongue;
    let words = problems::words(problem.code);
    let page = Page {
        frame: Frame::in_(t.0),
        t,
        title: words.title.in_(t.0),
        status: problem.code.status(),
        detail: words.detail.in_(t.0),
        suggestions: suggestions(t, &visit.snapshot, problem),
    };
    let status = StatusCode::from_u16(problem.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let Ok(text) = page.render() else { return HttpResponse::new(status) };
    let freshness =
        if matches!(problem.code.status(), 404 | 410) { Freshness::Brief } else { Freshness::Never };
    let mut answer = visit.send(&Body::new(text.into_bytes()), status, freshness);
    if let Some(seconds) = problem.retry_after_s {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

fn suggestions(t: Tongue, snapshot: &Snapshot, problem: &Problem) -> Vec<Branch> {
    let ids = problem.suggestions.iter().filter_map(|raw| ServiceId::parse(raw).ok());
    ids.filter_map(|id| snapshot.service(&id).map(|row| Branch::of(t, row))).collect()
}
