//! Words that made-up services are put together from: Persian, and the same in English.

/// What is done.
pub const ACTS: &[(&str, &str)] = &[
    ("صدور", "Issuing"),
    ("تمدید", "Renewing"),
    ("اصلاح", "Amending"),
    ("ابطال", "Cancelling"),
    ("انتقال", "Transferring"),
    ("استعلام", "Checking"),
    ("ثبت", "Registering"),
    ("بازنگری", "Reviewing"),
    ("پرداخت", "Paying"),
    ("ارائه", "Providing"),
];

/// What it is done to.
pub const THINGS: &[(&str, &str)] = &[
    ("پروانه بهره‌برداری", "operating licence"),
    ("مجوز فعالیت", "activity permit"),
    ("گواهی کیفیت", "quality certificate"),
    ("کارت شناسایی", "identity card"),
    ("انشعاب آب", "water connection"),
    ("انشعاب برق", "power connection"),
    ("تسهیلات حمایتی", "support loan"),
    ("سند مالکیت", "title deed"),
    ("گواهی آموزشی", "training certificate"),
    ("پرونده بیمه", "insurance file"),
    ("نقشه موضوعی", "thematic map"),
    ("آمار و اطلاعات", "statistics"),
    ("نظریه کارشناسی", "expert opinion"),
    ("پایش آلاینده‌ها", "pollution monitoring"),
];

/// The field it belongs to.
pub const SUBJECTS: &[(&str, &str)] = &[
    ("کشاورزی", "agriculture"),
    ("معادن", "mines"),
    ("گردشگری", "tourism"),
    ("شیلات", "fisheries"),
    ("حمل‌ونقل جاده‌ای", "road transport"),
    ("بهداشت محیط", "environmental health"),
    ("آموزش فنی", "technical training"),
    ("هواشناسی", "meteorology"),
    ("منابع طبیعی", "natural resources"),
    ("میراث فرهنگی", "cultural heritage"),
    ("صنایع کوچک", "small industries"),
    ("تعاون روستایی", "rural co-operatives"),
    ("انرژی‌های نو", "renewable energy"),
    ("فناوری اطلاعات", "information technology"),
];

/// Sentences of a description.
pub const SENTENCES: &[&str] = &[
    "متقاضی پس از ثبت درخواست، رسید دارای کد رهگیری یکتا و زمان پاسخ دریافت می‌کند.",
    "بررسی مدارک توسط کارشناس واحد مربوط انجام می‌شود و نتیجه از طریق پیام کوتاه اعلام می‌گردد.",
    "در صورت نقص مدارک، موارد به متقاضی اعلام و مهلت تکمیل داده می‌شود.",
    "این خدمت برای اشخاص حقیقی و حقوقی در سراسر کشور ارائه می‌شود.",
    "پاسخ نهایی به صورت الکترونیکی صادر و در کارتابل متقاضی نگهداری می‌شود.",
    "بازدید میدانی تنها در مواردی انجام می‌گیرد که اطلاعات پرونده برای تصمیم‌گیری کافی نباشد.",
    "پرداخت هزینه از درگاه پرداخت الکترونیکی و به حساب درآمدهای عمومی انجام می‌شود.",
    "اعتبار سند صادرشده یک سال است و پیش از پایان آن می‌توان درخواست تمدید داد.",
];

/// Documents that are asked for, with their codes in the licence portal's list.
pub const DOCUMENTS: &[(&str, &str, &str)] = &[
    ("کارت ملی", "Identity card", "10001"),
    ("شناسنامه", "Birth certificate", "10002"),
    ("مدرک تحصیلی", "Degree", "10004"),
    ("سند مالکیت", "Title deed", "10005"),
    ("عکس پرسنلی", "Photograph", "10007"),
    ("اساسنامه شرکت", "Articles of association", "10012"),
    ("گواهی عدم سوءپیشینه", "Certificate of good conduct", "10024"),
];

/// Steps of a client's flow.
pub const STEPS: &[(&str, &str)] = &[
    ("ثبت درخواست و بارگذاری مدارک", "Register the request and upload documents"),
    ("دریافت کد رهگیری و رسید زمان‌دار", "Receive a tracking code and a dated receipt"),
    ("بررسی کارشناسی", "Expert review"),
    ("پرداخت هزینه", "Pay the fee"),
    ("بازدید و تأیید نهایی", "Inspection and final approval"),
    ("دریافت نتیجه", "Receive the result"),
];

/// Accounts with right check digits.
pub const IBANS: &[&str] =
    &["IR220100004001118304021331", "IR670100004001010501003354", "IR500120020000004444994196"];
