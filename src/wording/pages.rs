//! The words of the pages that belong to no value: headings, links, the name of the site.
//!
//! Never here: a sentence about one particular service.

use crate::wording::Said;
use crate::wording::said;

/// What the registry is called.
pub const SITE_NAME: Said = said("خدمت", "Khedmat");
/// The link that leads past the head of a page.
pub const SKIP_TO_CONTENT: Said = said("رفتن به محتوای صفحه", "Skip to content");
/// Over the code of a refusal.
pub const CODE: Said = said("کد خطا", "Code");
/// Over the HTTP status of a refusal.
pub const HTTP_STATUS: Said = said("وضعیت HTTP", "HTTP status");
/// Over what a reader can do about a refusal.
pub const WHAT_TO_DO: Said = said("چه باید کرد؟", "What to do");
/// Over the explanation of a refusal.
pub const WHY: Said = said("چرا این پیام داده می‌شود؟", "Why this happens");
/// The link to the reference page.
pub const REFERENCE: Said = said("راهنمای رابط برنامه‌نویسی", "Reference of the programming interface");
