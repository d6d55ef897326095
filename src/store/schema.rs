//! The tables, as diesel sees them. The truth is in `migrations/`; a test compares the two.

use diesel::allow_tables_to_appear_in_same_query;
use diesel::table;

table! {
    registry (id) {
        id -> BigInt,
        uuid -> Text,
        created_at -> BigInt,
    }
}

table! {
    journal_head (id) {
        id -> BigInt,
        sequence -> BigInt,
        at -> BigInt,
        edge -> Text,
    }
}

table! {
    journal_entry (sequence) {
        sequence -> BigInt,
        at -> BigInt,
        kind -> Text,
        subject -> Text,
        actor_digest -> Nullable<Text>,
        payload_digest -> Text,
        public -> Bool,
        salt -> Nullable<Text>,
        payload -> Nullable<Text>,
    }
}

table! {
    journal_hash (position) {
        position -> BigInt,
        hash -> Text,
    }
}

table! {
    agency_state (sequence) {
        sequence -> BigInt,
        code -> Text,
        number -> BigInt,
        title_fa -> Text,
        title_en -> Nullable<Text>,
        tier -> Text,
        parent -> Nullable<Text>,
        province -> Nullable<Text>,
        website -> Nullable<Text>,
        hours -> Nullable<Text>,
        status -> Text,
        effective_at -> BigInt,
    }
}

table! {
    service_state (sequence) {
        sequence -> BigInt,
        service_id -> Text,
        number -> BigInt,
        agency -> Text,
        parent -> Nullable<Text>,
        title_fa -> Text,
        title_en -> Nullable<Text>,
        scope -> Nullable<Text>,
        province -> Nullable<Text>,
        issued_on -> Text,
        withdrawn_on -> Nullable<Text>,
        withdrawal -> Nullable<Text>,
        effective_at -> BigInt,
    }
}

table! {
    revision (sequence) {
        sequence -> BigInt,
        service_id -> Text,
        number -> BigInt,
        published_at -> BigInt,
        schema -> BigInt,
        digest -> Text,
        change_note -> Nullable<Text>,
        document -> Text,
    }
}

table! {
    alias_state (sequence) {
        sequence -> BigInt,
        scheme -> Text,
        value -> Text,
        number -> BigInt,
        service_id -> Text,
        valid_from -> Nullable<Text>,
        valid_to -> Nullable<Text>,
    }
}

table! {
    delegability_state (sequence) {
        sequence -> BigInt,
        service_id -> Text,
        number -> BigInt,
        not_sovereign -> Bool,
        electronic_capable -> Bool,
        outsourceable -> Bool,
        decided_on -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

table! {
    capability_fact (sequence) {
        sequence -> BigInt,
        service_id -> Text,
        capability -> Text,
        number -> BigInt,
        state -> Text,
        holds_from -> Text,
        channels -> Text,
        request_url -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

table! {
    notice_state (sequence) {
        sequence -> BigInt,
        service_id -> Text,
        number -> BigInt,
        text_fa -> Nullable<Text>,
        text_en -> Nullable<Text>,
        severity -> Nullable<Text>,
        shown_from -> Nullable<BigInt>,
        shown_to -> Nullable<BigInt>,
    }
}

allow_tables_to_appear_in_same_query!(
    journal_entry,
    agency_state,
    service_state,
    revision,
    alias_state,
    delegability_state,
    capability_fact,
    notice_state,
);
