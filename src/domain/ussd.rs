//! ussd
