//! What holds for every request, seen from a socket.

mod answers;
mod app;
mod connections;
mod refusals;
