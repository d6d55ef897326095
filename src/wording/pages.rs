//! The words of the pages that belong to no value: headings, links, the name of the site.
//!
//! Never here: a sentence about one particular service, or the printed form's own words (`forms`).

use crate::wording::Said;
use crate::wording::said;
use crate::wording::sentences;

sentences! {
    /// What the registry is called.
    SITE_NAME = ("خدمت", "Khedmat");
    /// What the registry is, in a line.
    SITE_ABOUT = ("سامانه ملی شناسنامه خدمات دولت", "The national registry of public services");
    /// What a reader finds here.
    SITE_PROMISE = (
        "مدارک، هزینه، زمان و راه دریافت هر خدمت دولتی، به بیان رسمی دستگاه ارائه‌دهنده آن",
        "The documents, fees, time and ways of every public service, as stated by the agency that gives it"
    );
    /// The link that leads past the head of a page.
    SKIP_TO_CONTENT = ("رفتن به محتوای صفحه", "Skip to content");
    /// Over the code of a refusal.
    CODE = ("کد خطا", "Code");
    /// Over the HTTP status of a refusal.
    HTTP_STATUS = ("وضعیت HTTP", "HTTP status");
    /// Over what a reader can do about a refusal.
    WHAT_TO_DO = ("چه باید کرد؟", "What to do");
    /// Over the explanation of a refusal.
    WHY = ("چرا این پیام داده می‌شود؟", "Why this happens");
    /// The link to the reference page.
    REFERENCE = ("راهنمای رابط برنامه‌نویسی", "Reference of the programming interface");
    /// The link to the start page.
    START = ("صفحه نخست", "Start page");
    /// The way from the start page to here.
    TRAIL = ("مسیر", "Breadcrumb");
    /// Said of the site as a whole, at its foot.
    NO_TRACKING = (
        "این صفحه‌ها کوکی ندارند و از هیچ نشانی دیگری چیزی نمی‌خوانند.",
        "These pages set no cookies and load nothing from anywhere else."
    );
    /// The label of the search field.
    SEARCH_LABEL = ("نام یا شناسه خدمت", "Name or identifier of a service");
    /// The button beside it.
    SEARCH = ("جستجو", "Search");
    /// An example in the empty field.
    SEARCH_EXAMPLE = ("مثلاً نقشه‌برداری", "for example 121095101");
    /// The heading of the page of results.
    SEARCH_RESULTS = ("نتایج جستجو", "Search results");
    /// Where nothing was typed.
    SEARCH_EMPTY = (
        "چند کلمه از نام خدمت یا چند رقم نخست شناسه آن را بنویسید.",
        "Type a few words of the name of a service, or the first digits of its identifier."
    );
    /// Where nothing was found.
    NOTHING_FOUND = ("خدمتی با این کلمات یافت نشد.", "No service matches these words.");
    /// Before a better spelling.
    DID_YOU_MEAN = ("آیا منظورتان این بود:", "Did you mean");
    /// After the number of results.
    RESULTS = ("خدمت یافت شد", "services found");
    /// The list of counts to narrow by.
    NARROW = ("محدود کردن نتایج", "Narrow the results");
    /// The link that takes a filter away.
    REMOVE_FILTER = ("حذف این پالایه", "Remove this filter");
    /// The link to the next page of results.
    NEXT_PAGE = ("نتایج بعدی", "Next results");
    /// The link back to the first page of results.
    FIRST_PAGE = ("نخستین نتایج", "First results");
    /// A facet, and a heading.
    AGENCY = ("دستگاه", "Agency");
    /// A heading.
    AGENCIES = ("دستگاه‌های اجرایی", "Agencies");
    /// A count.
    AGENCIES_COUNT = ("دستگاه", "agencies");
    /// A count.
    SERVICES_COUNT = ("خدمت", "services");
    /// A count.
    SUB_SERVICES_COUNT = ("زیرخدمت", "sub-services");
    /// A count.
    PUBLISHED_COUNT = ("کارت منتشرشده", "published cards");
    /// Before the date of the last change.
    LAST_UPDATE = ("آخرین به‌روزرسانی", "Last updated");
    /// A count.
    BELOW_COUNT = ("دستگاه زیرمجموعه", "subordinate agencies");
    /// The heading of a service list, before the name of the agency.
    SERVICES_OF = ("خدمات", "Services of");
    /// The menu of the guide, annex A, item V.
    SUBORDINATES = ("خدمات دستگاه‌های زیرمجموعه", "Services of subordinate agencies");
    /// Where that menu is empty.
    NO_SUBORDINATES = (
        "این دستگاه زیرمجموعه‌ای ندارد که خدمتی داشته باشد.",
        "This agency has no subordinate agencies."
    );
    /// The link to an agency's portal.
    WEBSITE = ("درگاه دستگاه", "Portal of the agency");
    /// The default hours of an agency.
    OFFICE_HOURS = ("ساعات اداری دستگاه", "Office hours of the agency");
    /// Where an agency has no service.
    NO_SERVICES = ("برای این دستگاه هنوز خدمتی ابلاغ نشده است.", "No service has been issued to this agency yet.");
    /// The link to a parent's own page, inside its opened row.
    ABOUT_THIS_SERVICE = ("درباره این خدمت", "About this service");
    /// The heading of a parent's parts.
    SUB_SERVICES = ("زیرخدمت‌ها", "Sub-services");
    /// Said of a parent.
    PARENT_HAS_NO_CARD = (
        "این خدمت از راه زیرخدمت‌های زیر ارائه می‌شود؛ هر یک کارت خود را دارد.",
        "This service is given through the sub-services below; each has a card of its own."
    );
    /// Before the service that a sub-service is a part of.
    PART_OF = ("زیرخدمتِ", "Part of");
    /// Said of a unit without a published card.
    NO_CARD_YET = (
        "دستگاه هنوز کارت این خدمت را منتشر نکرده است.",
        "The agency has not published a card of this service yet."
    );
    /// Where an item of the card is empty.
    NOT_STATED = ("اعلام نشده است", "Not stated");
    /// Where a row of the identity form is empty.
    NOT_PUBLISHED = ("برای عموم منتشر نمی‌شود", "Not published");
    /// The list of published revisions.
    REVISIONS = ("ویرایش‌های منتشرشده", "Published revisions");
    /// Before the number of a revision.
    REVISION = ("ویرایش", "Revision");
    /// Beside the digest of a revision.
    DIGEST = ("اثر انگشت سند", "Digest of the document");
    /// Over what a revision changed.
    WHAT_CHANGED = ("آنچه تغییر کرد", "What changed");
    /// A column of the differences.
    FIELD = ("بخش", "Field");
    /// A column of the differences.
    BEFORE = ("پیش از این", "Before");
    /// A column of the differences.
    AFTER = ("اکنون", "After");
    /// The first revision has nothing before it.
    FIRST_REVISION = ("نخستین انتشار", "First publication");
    /// The link to earlier revisions.
    OLDER_REVISIONS = ("ویرایش‌های پیشین", "Older revisions");
    /// A revision that changed nothing.
    NO_DIFFERENCE = ("محتوا تغییری نکرد.", "The content did not change.");
    /// Where no card was ever published.
    NO_REVISIONS = ("هنوز ویرایشی منتشر نشده است.", "No revision has been published yet.");
    /// The link back to the card.
    BACK_TO_CARD = ("کارت خدمت", "Service card");
    /// The same in machine-readable form.
    AS_DATA = ("داده این صفحه (JSON)", "This page as data (JSON)");
    /// The banner over the last card of a withdrawn service.
    WITHDRAWN = ("این خدمت لغو شده است", "This service has been withdrawn");
    /// Before the day of withdrawal.
    WITHDRAWN_ON = ("از تاریخ", "Since");
    /// Before the successors.
    USE_INSTEAD = ("به جای آن", "Use instead");
    /// Said over the last card.
    LAST_CARD = (
        "آنچه در زیر می‌آید آخرین کارت منتشرشده است و دیگر اعتبار ندارد.",
        "What follows is the last published card; it no longer holds."
    );
    /// Over suggestions on a page that was not found.
    PERHAPS = ("شاید یکی از این‌ها", "Perhaps one of these");
    /// Yes.
    YES = ("بله", "Yes");
    /// No.
    NO = ("خیر", "No");
}
