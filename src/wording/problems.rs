//! Why a request was refused: the title and detail of the answer, and the text of `/problems/{code}`.
//!
//! Never here: the status, or anything about one particular request.

use crate::app::problem::ProblemCode;
use crate::wording::Said;
use crate::wording::said;

/// What is said about a kind of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemWords {
    /// A heading, without a full stop.
    pub title: Said,
    /// What happened and what to do, in one or two sentences.
    pub detail: Said,
    /// Two or three sentences for the page about this kind of refusal.
    pub explanation: Said,
}

/// The words of a refusal.
#[expect(clippy::too_many_lines, reason = "a table with one entry for each code")]
pub const fn words(code: ProblemCode) -> ProblemWords {
    match code {
        ProblemCode::MalformedRequest => ProblemWords {
            title: said("درخواست ناخوانا", "Malformed request"),
            detail: said(
                "درخواست HTTP درست ساخته نشده است. نشانی و سرآیندهای آن را بررسی کنید و دوباره بفرستید.",
                "The HTTP request itself is broken. Check its address and headers, and send it again.",
            ),
            explanation: said(
                "این پاسخ پیش از خواندن محتوای درخواست داده می‌شود؛ برای نمونه وقتی نشانی با UTF-8 نوشته نشده \
                 باشد، «..» در مسیر آمده باشد یا دو سرآیند Authorization فرستاده شده باشد. چنین درخواستی را \
                 معمولاً یک کتابخانه یا میانجی شبکه می‌سازد. هر سرآیند را یک بار بفرستید و نویسه‌های فارسی \
                 نشانی را با کدگذاری درصدی بنویسید.",
                "This answer comes before anything in the request is read: its address is not UTF-8, for example, \
                 or has “..” in its path, or it carries two Authorization headers. Usually a library or a proxy \
                 on the way made it so. Send each header once, and percent-encode the address.",
            ),
        },
        ProblemCode::InvalidRequest => ProblemWords {
            title: said("درخواست نادرست", "Invalid request"),
            detail: said(
                "در آنچه فرستاده‌اید خطا هست و همه خطاها در violations آمده است. آن‌ها را درست کنید و دوباره \
                 بفرستید.",
                "There are mistakes in what was sent; violations lists all of them. Correct them and send it again.",
            ),
            explanation: said(
                "برای هر خطا، pointer می‌گوید کجاست، code می‌گوید چیست و message می‌گوید به جای آن چه بنویسید. \
                 همه خطاها یک‌جا گزارش می‌شود تا بتوانید یک‌باره آن‌ها را درست کنید؛ تنها اگر نوع یک مقدار در \
                 JSON نادرست باشد، همان یک خطا گزارش می‌شود. از درخواست نادرست هیچ چیز ذخیره نمی‌شود.",
                "For each mistake, pointer says where it is, code what it is, and message what to write instead. All \
                 of them are reported together, so that they can be corrected in one go; only a JSON value of the \
                 wrong type is reported alone. Nothing of an invalid request is stored.",
            ),
        },
        ProblemCode::InvalidServiceId => ProblemWords {
            title: said("شناسه خدمت نادرست", "Invalid service identifier"),
            detail: said(
                "شناسه خدمت ۹ یا ۱۱ رقم دارد و با صفر آغاز نمی‌شود. رقم‌های آن را دوباره بررسی کنید.",
                "A service identifier has nine or eleven digits, the first not zero. Check the digits.",
            ),
            explanation: said(
                "شناسه خدمت را سازمان اداری و استخدامی کشور ابلاغ می‌کند و نه رقم (فرم ۱۳۹۷) یا یازده رقم دارد. \
                 رقم‌های فارسی، عربی و لاتین پذیرفته می‌شود و فاصله یا پرانتز دو سوی شناسه نادیده گرفته می‌شود. \
                 اگر بتوان حدس زد کدام خدمت منظور بوده است، شناسه‌های محتمل در suggestions می‌آید.",
                "Identifiers are given by the Administrative and Recruitment Organization: nine digits (the form of \
                 1397) or eleven. Persian, Arabic and Latin digits are read, and blanks or brackets around the \
                 identifier are passed over. Where it can be guessed which service was meant, suggestions lists \
                 the likely identifiers.",
            ),
        },
        ProblemCode::InvalidAgencyCode => ProblemWords {
            title: said("کد دستگاه نادرست", "Invalid agency code"),
            detail: said(
                "کد دستگاه ۲ تا ۳۲ نویسه از حرف‌های کوچک لاتین، رقم، «_» و «-» دارد و با حرف آغاز می‌شود. کد را از \
                 فهرست دستگاه‌ها بردارید.",
                "An agency code has 2 to 32 lower-case Latin letters, digits, “_” or “-”, and begins with a letter. \
                 Take it from the list of agencies.",
            ),
            explanation: said(
                "هر دستگاه اجرایی در این سامانه یک کد لاتین دارد، مانند ncc، که هرگز تغییر نمی‌کند و به دستگاه \
                 دیگری داده نمی‌شود. این کد نام دستگاه یا شناسه خدمت نیست. همه کدها در فهرست دستگاه‌ها آمده است.",
                "Each agency has one Latin code in this registry, such as ncc, which never changes and is never given \
                 to another. It is neither the agency's name nor a service identifier. The list of agencies has \
                 them all.",
            ),
        },
        ProblemCode::InvalidCredentials => ProblemWords {
            title: said("توکن معتبر لازم است", "No valid credentials"),
            detail: said(
                "توکن فرستاده نشده، منقضی شده یا برای این سامانه صادر نشده است. توکن تازه‌ای بگیرید و درخواست را \
                 با آن بفرستید.",
                "The token is missing, expired or not meant for this registry. Get a new one and send the request \
                 with it.",
            ),
            explanation: said(
                "برای خواندن داده‌های همگانی توکن لازم نیست، اما توکن نامعتبر هرگز نادیده گرفته نمی‌شود؛ اگر \
                 نمی‌خواهید شناخته شوید، سرآیند Authorization را نفرستید. سرآیند WWW-Authenticate در پاسخ می‌گوید \
                 ایراد توکن چیست. ساعت سیستم خود را نیز بررسی کنید، زیرا توکن تنها در بازه زمانی خود پذیرفته می‌شود.",
                "Public data can be read without a token, but a bad token is never passed over: to read anonymously, \
                 leave the Authorization header out. The WWW-Authenticate header of the answer says what is wrong \
                 with the token. Check your clock too, since a token holds only within its own time.",
            ),
        },
        ProblemCode::NotFound => ProblemWords {
            title: said("نشانی پیدا نشد", "No such address"),
            detail: said(
                "در این سامانه چنین نشانی‌ای نیست. املای نشانی را با راهنمای رابط برنامه‌نویسی بسنجید.",
                "The registry has nothing at this address. Compare its spelling with the reference page.",
            ),
            explanation: said(
                "نشانی‌های رابط برنامه‌نویسی با \u{2066}/v1\u{2069} آغاز می‌شود و حرف‌های کوچک و بزرگ در آن‌ها فرق \
                 دارد. فهرست همه نشانی‌ها در صفحه راهنما و در سند OpenAPI آمده است. اگر چیزی تنها برای \
                 برخی دیدنی باشد، دیگران نیز همین پاسخ را می‌گیرند.",
                "Addresses of the programming interface begin with /v1 and tell capitals from small letters. The \
                 reference page and the OpenAPI document list them all. What only some callers may know of is \
                 answered to all others in this way too.",
            ),
        },
        ProblemCode::ServiceNotFound => ProblemWords {
            title: said("خدمت پیدا نشد", "No such service"),
            detail: said(
                "شناسه درست نوشته شده است، ولی خدمتی با این شناسه ابلاغ نشده است. رقم‌ها را بررسی کنید یا خدمت را \
                 با عنوان آن جست‌وجو کنید.",
                "The identifier is well formed, but no service was issued under it. Check the digits, or search for \
                 the service by its title.",
            ),
            explanation: said(
                "این سامانه تنها خدمت‌هایی را می‌شناسد که سازمان اداری و استخدامی کشور شناسه آن‌ها را ابلاغ کرده \
                 است. شناسه رقم کنترلی ندارد، پس یک رقم اشتباه نیز شناسه‌ای درست‌نما می‌سازد. خدمت پیشنهادی تا \
                 پذیرفته نشود شناسه‌ای ندارد و اینجا دیده نمی‌شود.",
                "The registry knows the services whose identifiers the Administrative and Recruitment Organization \
                 has issued, and no others. Identifiers have no check digit, so a wrong digit still looks right. A \
                 proposed service has no identifier until it is accepted, and is not found here.",
            ),
        },
        ProblemCode::AgencyNotFound => ProblemWords {
            title: said("دستگاه پیدا نشد", "No such agency"),
            detail: said(
                "دستگاهی با این کد در سامانه نیست. کد را از فهرست دستگاه‌ها بردارید.",
                "No agency has this code. Take the code from the list of agencies.",
            ),
            explanation: said(
                "کد دستگاه را مرجع صدور شناسه هنگام ثبت دستگاه تعیین می‌کند و پس از آن تغییر نمی‌کند. دستگاهی که \
                 منحل یا ادغام شده باشد نیز با کد پیشین خود پیدا می‌شود. پس این پاسخ یعنی چنین کدی هرگز به کار \
                 نرفته است.",
                "The issuer fixes the code when an agency is entered, and it stays the same ever after. An agency \
                 that was merged or abolished is still found under its old code. So this answer means that the \
                 code was never used.",
            ),
        },
        ProblemCode::RevisionNotFound => ProblemWords {
            title: said("نسخه پیدا نشد", "No such revision"),
            detail: said(
                "این خدمت نسخه‌ای با این شماره ندارد. شماره را از فهرست نسخه‌های منتشرشده بردارید.",
                "The service has no revision of this number. Take the number from the list of its revisions.",
            ),
            explanation: said(
                "هر بار که کارت خدمت منتشر می‌شود نسخه‌ای با شماره بعدی ساخته می‌شود که دیگر تغییر نمی‌کند و پاک \
                 نمی‌شود. شماره‌ها از ۱ آغاز می‌شود. پیش‌نویس تا منتشر نشود شماره ندارد.",
                "Each time a card is published it becomes a revision with the next number, which is never changed \
                 and never removed. Numbers begin with 1. A draft has no number until it is published.",
            ),
        },
        ProblemCode::IdentifierNotFound => ProblemWords {
            title: said("شناسه ناشناخته", "Unknown identifier"),
            detail: said(
                "این شناسه در هیچ‌یک از شماره‌گذاری‌های شناخته‌شده نیست. آن را دوباره بخوانید یا خدمت را با عنوان \
                 آن جست‌وجو کنید.",
                "Nothing is known by this identifier in any scheme. Read it again, or search for the service by \
                 its title.",
            ),
            explanation: said(
                "هر خدمت را می‌توان با شناسه نه‌رقمی، شناسه یازده‌رقمی، شماره آن در درگاه ملی یا شماره داخلی \
                 دستگاه پیدا کرد، اگر مرجع صدور آن شماره را ثبت کرده باشد. شناسه‌های پیشین نیز نگه داشته می‌شود. \
                 اگر بتوان حدس زد کدام خدمت منظور بوده است، شناسه‌های محتمل در suggestions می‌آید.",
                "A service can be found by its nine-digit or eleven-digit identifier, its number on the national \
                 portal or its agency's own number, where the issuer has entered it. Former identifiers are kept \
                 too. Where it can be guessed which service was meant, suggestions lists the likely identifiers.",
            ),
        },
        ProblemCode::BeforeFirstEntry => ProblemWords {
            title: said("پیش از نخستین ثبت", "Before the first entry"),
            detail: said(
                "در زمانی که خواسته‌اید هنوز چیزی در سامانه ثبت نشده بود. زمان دیرتری بنویسید.",
                "The registry held nothing yet at the moment asked for. Ask for a later one.",
            ),
            explanation: said(
                "با asOf می‌توان دید در یک روز چه منتشر شده بود و با knownAt سامانه در یک زمان چه می‌دانست. هر دو \
                 تنها از نخستین ثبت به بعد پاسخ دارند. این پاسخ نمی‌گوید خدمت در آن روز نبوده است؛ تنها می‌گوید در \
                 این سامانه ثبت نشده بود.",
                "asOf shows what was published on a day, and knownAt what the registry knew at a moment; both have \
                 an answer from the first entry on. This does not say that a service did not exist on that day, \
                 only that nothing was on record here.",
            ),
        },
        ProblemCode::MethodNotAllowed => ProblemWords {
            title: said("این روش مجاز نیست", "Method not allowed"),
            detail: said(
                "این نشانی هست، ولی این روش HTTP را نمی‌پذیرد. یکی از روش‌هایی را به کار ببرید که در سرآیند Allow \
                 آمده است.",
                "The address exists, but not for this HTTP method. Use one of those in the Allow header.",
            ),
            explanation: said(
                "هر نشانی تنها چند روش HTTP را می‌پذیرد: خواندن با GET و HEAD، ساختن و فرمان دادن با POST، و تغییر \
                 دادن با PUT، PATCH و DELETE. سرآیند Allow در پاسخ روش‌های همین نشانی را نام می‌برد.",
                "Each address takes only some methods: GET and HEAD read, POST creates and commands, PUT, PATCH and \
                 DELETE change. The Allow header of the answer names the methods of this address.",
            ),
        },
        ProblemCode::NotAcceptable => ProblemWords {
            title: said("قالب خواسته‌شده موجود نیست", "Not acceptable"),
            detail: said(
                "این نشانی به هیچ‌یک از قالب‌های سرآیند Accept پاسخ نمی‌دهد. \u{2066}application/json\u{2069} را \
                 بخواهید یا Accept را نفرستید.",
                "This address has none of the formats in the Accept header. Ask for application/json, or leave \
                 Accept out.",
            ),
            explanation: said(
                "رابط برنامه‌نویسی به JSON پاسخ می‌دهد و کارت خدمت را به \u{2066}application/ld+json\u{2069} نیز \
                 می‌دهد. صفحه‌های HTML نشانی‌های جداگانه دارند. اگر سرآیند Accept نباشد یا \u{2066}*/*\u{2069} \
                 باشد، پاسخ JSON است.",
                "The programming interface answers in JSON and, for the card of a service, also in \
                 application/ld+json. Pages in HTML have addresses of their own. Without an Accept header, or with \
                 */*, the answer is JSON.",
            ),
        },
        ProblemCode::RequestTimeout => ProblemWords {
            title: said("درخواست به‌موقع نرسید", "Request timed out"),
            detail: said(
                "بدنه درخواست در مهلت مقرر کامل نرسید. درخواست را دوباره بفرستید.",
                "The body did not arrive in time. Send the request again.",
            ),
            explanation: said(
                "بدنه درخواست باید در مهلتی معین برسد تا ارتباط‌های کند جای دیگران را نگیرند. از چنین درخواستی هیچ \
                 چیز ذخیره نمی‌شود، پس فرستادن دوباره آن بی‌خطر است. اگر باز هم همین پاسخ را گرفتید، پایداری شبکه را \
                 بررسی کنید.",
                "A body must arrive within a deadline, so that slow connections do not take the place of others. \
                 Nothing of such a request is stored, so it is safe to send it again. If the same happens again, \
                 look at the network.",
            ),
        },
        ProblemCode::ServiceWithdrawn => ProblemWords {
            title: said("خدمت لغو شده است", "Service withdrawn"),
            detail: said(
                "این خدمت لغو شده است و دیگر ارائه نمی‌شود. خدمت‌های جانشین را ببینید.",
                "This service was withdrawn and is no longer given. See the services that took its place.",
            ),
            explanation: said(
                "خدمت لغوشده پاک نمی‌شود: دلیل و روز لغو و خدمت‌های جانشین در پاسخ آمده است و نسخه‌های پیشین کارت \
                 همچنان خواندنی است. برای دیدن کارت در روزی پیش از لغو، آن روز را در asOf بنویسید. شناسه خدمت \
                 لغوشده هرگز به خدمت دیگری داده نمی‌شود.",
                "A withdrawn service is not erased: the answer gives the reason, the day and the services that took \
                 its place, and the former revisions can still be read. To see the card on a day before the \
                 withdrawal, name that day in asOf. The identifier is never given to another service.",
            ),
        },
        ProblemCode::BodyTooLarge => ProblemWords {
            title: said("بدنه بیش از اندازه بزرگ است", "Body too large"),
            detail: said(
                "بدنه درخواست از اندازه‌ای که این نشانی می‌پذیرد بزرگ‌تر است. آن را کوچک کنید یا در \
                 چند درخواست بفرستید.",
                "The body is larger than this address takes. Make it smaller, or split it.",
            ),
            explanation: said(
                "برای بدنه هر درخواست مرزی هست تا سامانه برای همه پاسخ‌گو بماند. این مرز پس از باز کردن فشرده‌سازی \
                 نیز سنجیده می‌شود. پرونده‌ها را جداگانه بارگذاری کنید و فهرست‌های بلند را در چند درخواست بفرستید.",
                "Each body has a bound, so that the registry stays responsive for all. It holds after decompression \
                 too. Upload files on their own, and send long lists in several requests.",
            ),
        },
        ProblemCode::UriTooLong => ProblemWords {
            title: said("نشانی بیش از اندازه بلند است", "Address too long"),
            detail: said(
                "نشانی درخواست بلندتر از آن است که سامانه می‌خواند. پارامترها را کم کنید یا آن‌ها را در \
                 چند درخواست بفرستید.",
                "The address is longer than the registry reads. Use fewer parameters, or split the request.",
            ),
            explanation: said(
                "نشانی‌های بسیار بلند معمولاً از فهرست‌های بلند در پارامترها می‌آید. شناسه‌ها را در چند درخواست \
                 بخوانید یا همه فهرست را صفحه به صفحه بگیرید.",
                "Very long addresses usually come from long lists in their parameters. Read the identifiers in \
                 several requests, or take the whole list page by page.",
            ),
        },
        ProblemCode::UnsupportedMediaType => ProblemWords {
            title: said("نوع محتوا پذیرفته نیست", "Unsupported media type"),
            detail: said(
                "این نشانی محتوایی از این نوع نمی‌خواند. Content-Type درست را، معمولاً \
                 \u{2066}application/json\u{2069}، بنویسید.",
                "This address does not read content of this type. Send the right Content-Type, usually \
                 application/json.",
            ),
            explanation: said(
                "سرآیند Content-Type باید با بدنه بخواند: بیشتر نشانی‌ها \u{2066}application/json\u{2069} می‌خوانند \
                 و PATCH نوع \u{2066}application/merge-patch+json\u{2069} می‌خواهد. نوع پذیرفته هر نشانی در صفحه \
                 راهنما آمده است.",
                "The Content-Type header must fit the body: most addresses read application/json, and PATCH takes \
                 application/merge-patch+json. The reference page names the type of each address.",
            ),
        },
        ProblemCode::UnsupportedContentEncoding => ProblemWords {
            title: said("فشرده‌سازی ناشناخته", "Unsupported content encoding"),
            detail: said(
                "سامانه این Content-Encoding را باز نمی‌کند. بدنه را بدون فشرده‌سازی بفرستید.",
                "The registry does not decode this Content-Encoding. Send the body uncompressed.",
            ),
            explanation: said(
                "سرآیند Content-Encoding می‌گوید بدنه چگونه فشرده شده است. اگر سامانه آن شیوه را نشناسد، بدنه را \
                 حدس نمی‌زند و آن را نمی‌خواند. بدنه ساده همیشه پذیرفته است.",
                "The Content-Encoding header says how a body was compressed. A coding that the registry does not \
                 know is not guessed at, and the body is not read. A plain body is always accepted.",
            ),
        },
        ProblemCode::TooManyRequests => ProblemWords {
            title: said("شمار درخواست‌ها زیاد است", "Too many requests"),
            detail: said(
                "شمار درخواست‌های شما از سهم مجاز گذشته است. به اندازه‌ای که Retry-After می‌گوید درنگ کنید و سپس \
                 دوباره بفرستید.",
                "You have sent more requests than your share. Wait as long as Retry-After says, then go on.",
            ),
            explanation: said(
                "هر فرستنده سهمی دارد تا یک برنامه جای دیگران را نگیرد؛ سرآیندهای RateLimit سهم، مانده و زمان نو شدن \
                 آن را می‌گویند. با ETag و If-None-Match کمتر بپرسید و به جای خواندن تک‌تک خدمت‌ها فهرست یا خوراک \
                 تغییرات را بخوانید. درگاهی که سهم بیشتری لازم دارد باید با توکن خود درخواست بفرستد.",
                "Each caller has a share, so that no program takes the place of others; the RateLimit headers say \
                 how large it is, what is left and when it is renewed. Ask less with ETag and If-None-Match, and \
                 read lists or the feed of changes rather than one service at a time. A portal that needs more \
                 sends its own token.",
            ),
        },
        ProblemCode::HeadersTooLarge => ProblemWords {
            title: said("سرآیندها بیش از اندازه بزرگ است", "Headers too large"),
            detail: said(
                "سرآیندهای درخواست بزرگ‌تر از آن است که سامانه می‌خواند. سرآیندها و کوکی‌های ناخواسته را بردارید.",
                "The headers are larger than the registry reads. Remove those it does not need, cookies too.",
            ),
            explanation: said(
                "سرآیندهای بسیار بزرگ معمولاً کوکی‌های انباشته یا توکنی با ادعاهای بسیار است. این سامانه کوکی \
                 نمی‌خواهد. اگر توکن بزرگ است، توکنی با دامنه دسترسی کمتر بگیرید.",
                "Very large headers are usually piled-up cookies or a token with many claims. This registry needs no \
                 cookies. If the token is large, get one with fewer scopes.",
            ),
        },
        ProblemCode::InternalError => ProblemWords {
            title: said("خطای سامانه", "Internal error"),
            detail: said(
                "خطا از سامانه است، نه از درخواست شما. کمی بعد دوباره بفرستید و اگر تکرار شد، request_id را به \
                 پشتیبانی بدهید.",
                "The fault is ours, not yours. Try again later; if it happens again, give the request_id to the \
                 support desk.",
            ),
            explanation: said(
                "رویدادی پیش‌بینی‌نشده پیش آمده و با شماره همین درخواست ثبت شده است. تغییر \
                 نیمه‌کاره‌ای ذخیره نمی‌شود. پیش از فرستادن دوباره یک تغییر، با خواندن همان نشانی ببینید انجام شده \
                 است یا نه.",
                "Something happened that was not foreseen, and it is logged under the number of this request. No \
                 change is ever stored half-done. Before sending a change again, read the same address to see \
                 whether it was made.",
            ),
        },
        ProblemCode::Overloaded => ProblemWords {
            title: said("سامانه شلوغ است", "Overloaded"),
            detail: said(
                "سامانه اکنون درخواست‌های بسیاری در دست دارد. به اندازه‌ای که Retry-After می‌گوید درنگ کنید و دوباره \
                 بفرستید.",
                "The registry has too many requests in hand. Wait as long as Retry-After says, then send it again.",
            ),
            explanation: said(
                "هنگام شلوغی، سامانه به جای نگه داشتن بی‌پایان درخواست‌ها زود پاسخ می‌دهد. این درخواست انجام نشده \
                 است و فرستادن دوباره آن بی‌خطر است. فاصله تلاش‌ها را هر بار بیشتر کنید.",
                "When it is busy the registry answers quickly rather than let requests wait for ever. This request \
                 was not carried out, and it is safe to send it again. Wait longer with each try.",
            ),
        },
        ProblemCode::NotCaughtUp => ProblemWords {
            title: said("این نمونه هنوز به‌روز نیست", "Not caught up"),
            detail: said(
                "این نمونه از سامانه هنوز به شماره‌ای که خواسته‌اید نرسیده است. کمی بعد دوباره بفرستید.",
                "This instance has not reached the sequence you asked for. Send the request again shortly.",
            ),
            explanation: said(
                "با سرآیند Khedmat-Min-Sequence می‌خواهید پاسخ دست‌کم تغییر معینی را در بر داشته باشد. هر نمونه از \
                 سامانه تغییرها را به ترتیب می‌خواند و معمولاً در کمتر از یک ثانیه می‌رسد. اگر تازگی پاسخ مهم \
                 نیست، این سرآیند را نفرستید.",
                "The header Khedmat-Min-Sequence asks for an answer that includes at least a certain change. Each \
                 instance reads the changes in order and is usually there within a second. If the answer need not \
                 be that fresh, leave the header out.",
            ),
        },
        ProblemCode::StoreUnavailable => ProblemWords {
            title: said("پایگاه داده در دسترس نیست", "Store unavailable"),
            detail: said(
                "پایگاه داده پاسخ نمی‌دهد. به اندازه‌ای که Retry-After می‌گوید درنگ کنید و دوباره بفرستید.",
                "The database does not answer. Wait as long as Retry-After says, then send the request again.",
            ),
            explanation: said(
                "نوشتن و خواندن گذشته به پایگاه داده نیاز دارد، ولی کارت‌ها و فهرست‌های منتشرشده معمولاً بدون آن نیز \
                 خوانده می‌شود. هیچ تغییری نیمه‌کاره نمی‌ماند. اگر تغییری فرستاده بودید، آن را با همان \
                 Idempotency-Key دوباره بفرستید تا دو بار انجام نشود.",
                "Writing and reading the past need the database; published cards and lists can usually be read \
                 without it. No change is left half-done. If you had sent one, send it again with the same \
                 Idempotency-Key, so that it is not made twice.",
            ),
        },
    }
}
