//! The rows of the two printed forms, in the guide's own words: the card (annex A, table 1 and the annex form)
//! and the identity form (ضمیمه ۱), and the small words that join their values.
//!
//! Never here: the values of closed lists (`labels`).

use crate::wording::Said;
use crate::wording::said;
use crate::wording::sentences;

sentences! {
    /// Item 1.
    TITLE = ("عنوان خدمت", "Title of the service");
    /// Item 2.
    SERVICE_ID = ("شناسه خدمت", "Service identifier");
    /// Item 3.
    TYPES = ("نوع خدمت", "Type of service");
    /// Item 4.
    DESCRIPTION = ("شرح خدمت", "Description");
    /// The second half of item 4.
    ELIGIBILITY = ("شرایط متقاضی", "Who may apply");
    /// Item 5.
    REQUIRED_DOCUMENTS = ("مدارک مورد نیاز", "Required documents");
    /// Over items 6 to 9.
    DETAILS = ("جزئیات خدمت", "Details of the service");
    /// Item 6.
    AVERAGE_DURATION = ("متوسط مدت زمان ارائه خدمت", "Average duration");
    /// Item 7.
    SERVICE_HOURS = ("ساعات ارائه خدمت", "Service hours");
    /// What item 7 means.
    VISITING_HOURS = ("ساعات مراجعه متقاضی", "hours for visiting in person");
    /// Item 8.
    IN_PERSON_VISITS = ("تعداد بار مراجعه حضوری", "Number of visits in person");
    /// Item 9.
    FEES = ("هزینه ارائه خدمت (ریال) به خدمت‌گیرندگان", "Fees for clients (rials)");
    /// A column of item 9.
    FEE_LABEL = ("بابت", "For");
    /// A column of item 9.
    AMOUNT = ("مبلغ", "Amount");
    /// A column of item 9.
    ACCOUNTS = ("شماره حساب بانکی", "Bank account");
    /// Item 10.
    ACCESS_CHANNELS = ("نحوه دسترسی به خدمت", "How to reach the service");
    /// The row that only the annex form has.
    COMPLAINT = ("نحوه دسترسی به شکایت از خدمت", "How to complain");
    /// Item 11.
    STEPS = ("نمودار مراحل دریافت خدمت", "Steps for receiving the service");
    /// The link to the identity form, as the guide words it.
    IDENTITY_FORM = ("جزئیات خدمت (شناسنامه خدمت)", "Details of the service (identity form)");
    /// The name of that form.
    IDENTITY = ("شناسنامه خدمت", "Service identity form");
    /// How the card is shown in a list.
    CHANNELS = ("بستر ارائه خدمت", "Channels");

    /// Says that no document is asked for.
    NO_DOCUMENTS = ("هیچ مدرکی لازم نیست.", "No documents are needed.");
    /// Where a document is obtained.
    OBTAINABLE_FROM = ("محل دریافت", "Obtain it from");
    /// The service that issues a document.
    ISSUED_BY = ("با این خدمت صادر می‌شود", "Issued by service");
    /// Only on some channels.
    ONLY_ON = ("تنها در", "Only for");
    /// Before a lower bound.
    AT_LEAST = ("دست‌کم", "At least");
    /// Before an upper bound.
    AT_MOST = ("حداکثر", "At most");
    /// Between two bounds.
    TO = ("تا", "to");
    /// Between two neighbours.
    AND = ("و", "and");
    /// After a number of visits.
    TIMES = ("بار", "visits");
    /// After a number of occurrences.
    TIMES_OVER = ("بار", "times");
    /// No visit at all.
    NO_VISIT = ("بدون مراجعه حضوری", "No visit in person");
    /// After an amount.
    RIALS = ("ریال", "rials");
    /// Before the unit of a fee.
    PER = ("برای هر", "per");
    /// Closed on a day.
    CLOSED = ("تعطیل", "Closed");
    /// The service keeps its agency's hours.
    HOURS_OF_AGENCY = ("ساعات اداری دستگاه", "Office hours of the agency");
    /// A column of the table of hours.
    DAY = ("روز", "Day");
    /// A column of the table of hours.
    HOURS = ("ساعت", "Hours");
    /// Hours that held or will hold in another period.
    OTHER_HOURS = ("ساعت‌های دوره‌ای و تعطیلی‌ها", "Hours of certain periods, and closed days");
    /// Before the first day.
    FROM = ("از", "from");
    /// Before the last day, where there is no first.
    UNTIL = ("تا", "until");
    /// Fees that no longer hold, or do not hold yet.
    OTHER_FEES = ("هزینه‌های دوره‌های دیگر", "Fees of other periods");
    /// In whose name an account stands.
    HOLDER = ("به نام", "Holder");
    /// What a payer must name.
    PAYMENT_ID = ("شناسه واریز", "Payment identifier");
    /// Whether a fee can be paid electronically.
    ELECTRONIC_PAYMENT = ("پرداخت به صورت الکترونیک", "Electronic payment");
    /// It can.
    AVAILABLE = ("دارد", "Available");
    /// It cannot.
    NOT_AVAILABLE = ("ندارد", "Not available");
    /// The web channel.
    GO_TO_REQUEST = ("ورود به صفحه درخواست", "Go to the request page");
    /// The app channel.
    DOWNLOAD = ("دریافت برنامه", "Download the application");
    /// The counter-office channel with an address.
    SEE_OFFICES = ("نشانی دفترها", "Addresses of the offices");
    /// The counter-office channel without one.
    AT_OFFICES = (
        "در دفاتر پیشخوان خدمات دولت ارائه می‌شود.",
        "Given at the government's counter offices."
    );
    /// The postal channel without words.
    BY_POST = ("با ارسال پستی ارائه می‌شود.", "Given by post.");
    /// Extensions behind a number.
    EXTENSIONS = ("داخلی", "ext.");
    /// Within how many days a complaint is answered.
    ANSWER_WITHIN = ("مهلت پاسخ به شکایت", "Complaints are answered within");
    /// After that number.
    DAYS = ("روز", "days");
    /// The page for complaints.
    COMPLAINT_PAGE = ("صفحه ثبت شکایت", "Complaints page");
    /// A number.
    PHONE = ("تلفن", "Telephone");
    /// A step at which the client must be there.
    IN_PERSON = ("حضوری", "In person");
    /// Questions and answers.
    FAQ = ("سوالات متداول", "Frequently asked questions");
    /// Where to vote and suggest.
    FEEDBACK = ("نظر شما درباره این خدمت", "Your opinion of this service");
    /// A poll.
    POLL = ("نظرسنجی", "Poll");
    /// A suggestion box.
    SUGGESTIONS = ("ارائه پیشنهاد", "Make a suggestion");
    /// A guide for clients.
    GUIDE = ("راهنمای دریافت خدمت", "Guide for clients");
    /// Languages in which it is given.
    LANGUAGES = ("زبان ارائه خدمت", "Languages of the service");
    /// How much of the form is filled in.
    COMPLETENESS = ("تکمیل فرم", "Form completed");
    /// Of so many.
    OF = ("از", "of");

    /// Row 1, in the variant form.
    PROCESS_HEADING = ("عنوان فرایند", "Heading of the process");
    /// The later form.
    PARENT_SERVICE = ("خدمت کلان (نام و شناسه)", "Macro service (title and identifier)");
    /// Row 3.
    PROVIDER = ("ارائه‌دهنده خدمت", "Provider of the service");
    /// Row 3.
    AGENCY_NAME = ("نام دستگاه اجرایی", "Name of the agency");
    /// Row 3.
    PARENT_AGENCY = ("نام دستگاه مادر", "Name of the mother agency");
    /// Row 4.
    SPECIFICATION = ("مشخصات خدمت", "Specification of the service");
    /// Row 4.
    AUDIENCE = ("نوع مخاطبین (خدمت‌گیرندگان)", "Audience (clients)");
    /// Row 4.
    NATURE = ("ماهیت خدمت", "Nature of the service");
    /// Row 4.
    LEVEL = ("سطح خدمت", "Level of the service");
    /// Row 4, in the later form.
    SCOPE = ("گستره خدمت", "Scope of the service");
    /// Row 4.
    LIFE_EVENTS = ("رویداد مرتبط با", "Related life event");
    /// Row 4.
    INITIATION = ("نحوه آغاز خدمت", "How the service begins");
    /// Row 4.
    DOCUMENTS_FOR = ("مدارک لازم برای انجام خدمت", "Documents needed");
    /// Row 4.
    UPSTREAM_LAWS = ("قوانین و مقررات بالادستی", "Laws and regulations");
    /// Row 5.
    CLIENT_STATS = ("آمار تعداد خدمت‌گیرندگان", "Number of clients");
    /// Row 5.
    FREQUENCY = ("تواتر", "Frequency");
    /// Row 5.
    ONCE = ("یک بار برای همیشه", "Once for ever");
    /// Between a count and a period.
    IN_A = ("در هر", "in a");
    /// After a count of clients.
    CLIENTS = ("نفر", "clients");
    /// Row 6.
    DIRECT_URL = ("آدرس دقیق و مستقیم خدمت در وبگاه", "Exact address of the service on the web");
    /// Row 6.
    SYSTEM = ("نام سامانه مربوط به خدمت", "System of the service");
    /// Row 6.
    STAGE = ("مرحله خدمت", "Stage");
    /// Row 6.
    ELECTRONIC_MEDIA = ("رسانه ارتباطی الکترونیکی", "Electronic channels");
    /// Row 6.
    IN_PERSON_NEED = ("غیرالکترونیکی: ضرورت مراجعه حضوری", "Not electronic: why a visit is needed");
    /// Row 6.
    VISIT_PLACE = ("مراجعه به دستگاه", "Where to go");
    /// Row 7.
    INTERNAL_LINKS = (
        "ارتباط خدمت با سایر سامانه‌ها (بانک‌های اطلاعاتی) در دستگاه",
        "Links with other systems (databases) of the agency"
    );
    /// Row 8.
    INQUIRIES = ("ارتباط خدمت با سایر دستگاه‌ها", "Links with other agencies");
    /// A column of rows 7 and 8.
    SYSTEM_NAME = ("نام سامانه", "System");
    /// A column of rows 7 and 8.
    EXCHANGED = ("فیلدهای مورد تبادل", "Data exchanged");
    /// A column of rows 7 and 8.
    MODE = ("نحوه تبادل", "Mode");
    /// A column of row 8.
    PRICE = ("مبلغ (ریال)", "Price (rials)");
    /// A column of row 8.
    OVER_GSB = ("از راه گذرگاه خدمات دولت", "Over the government service bus");
    /// Row 9.
    PROCESSES = ("عناوین فرایندهای خدمت", "Processes of the service");
    /// Row 10.
    PROCESS_DIAGRAM = ("نمودار ارتباطی فرایندهای خدمت", "Diagram of the processes");
    /// The rows that the later form adds.
    LATER_ROWS = ("ردیف‌های فرم بعدی", "Rows of the later form");
    /// A row of the later form.
    SERVICE_PATTERNS = ("الگوی خدمت", "Service pattern");
    /// A row of the later form.
    FUNCTION_GROUP = ("زیرگروه خدمت", "Sub-group of the service");
    /// A row of the later form.
    LEADS_TO_LICENCE = ("آیا خدمت منجر به صدور مجوز می‌شود؟", "Does it lead to a licence?");
    /// A row of the later form.
    ON_DESK = (
        "آیا خدمت در میز خدمت حضوری نیز ارائه می‌شود؟",
        "Is it given at the in-person service desk too?"
    );
    /// A row of the later form.
    NATIONAL_PORTAL = ("آدرس خدمت در درگاه ملی", "Address on the national portal");
    /// A row of the later form.
    COST_PRICE = ("بهای تمام‌شده ارائه خدمت (ریال)", "Cost price of the service (rials)");
    /// A row of the later form.
    MATURITY_PHASE = ("فاز خدمت", "Phase of the service");
    /// A row of the later form.
    IDENTITY_VERIFICATION = ("نیاز به احراز هویت", "Identity must be verified");
    /// A row of the later form.
    DATED_RECEIPT = ("رسید با زمان پاسخ", "Receipt with the day of the answer");
    /// A row of the later form.
    RESPONSIBLE = ("واحد مسئول ارائه خدمت", "Unit responsible for the service");
    /// A row of the later form.
    COOPERATING = ("ارگان‌های همکار", "Cooperating bodies");
    /// A room.
    ROOM = ("اتاق", "Room");
    /// The last row of the annex.
    FILLED_BY = ("تکمیل‌کننده فرم", "Form filled in by");
    /// Which template the form follows.
    EDITION = ("ویرایش فرم", "Edition of the form");
    /// An option of the form that is ticked.
    TICKED = ("انتخاب‌شده", "selected");
}
