# Builds the registry from source with nothing but Rust and a C compiler, and ships the binary alone.
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --locked --profile dist && cp target/dist/khedmat /khedmat

FROM debian:bookworm-slim
RUN useradd --system --create-home --home-dir /var/lib/khedmat khedmat
COPY --from=build /khedmat /usr/local/bin/khedmat
USER khedmat
WORKDIR /var/lib/khedmat
EXPOSE 8080
ENTRYPOINT ["khedmat"]
CMD ["serve", "--listen", "0.0.0.0:8080"]
