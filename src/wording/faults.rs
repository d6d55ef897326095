//! What is wrong with one value, and what to write instead.
//!
//! Never here: finding the fault, or where it stands.

use crate::domain::violation::Fault;
use crate::wording::Language;
use crate::wording::Said;
use crate::wording::said;

/// The most characters of a hint that a sentence repeats.
pub const LONGEST_HINT: usize = 200;

/// The two halves of a message, without their full stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FaultWords {
    /// What is wrong.
    pub wrong: Said,
    /// What to write instead; a hint may follow it after a colon.
    pub instead: Said,
}

/// The message of a fault: what is wrong, what to write instead and, where there is one, the hint.
pub fn message(fault: Fault, hint: Option<&str>, language: Language) -> String {
    let FaultWords { wrong, instead } = words(fault);
    let (wrong, instead) = (wrong.in_(language), instead.in_(language));
    match (hint.map(bounded).filter(|hint| !hint.is_empty()), language) {
        (None, _) => format!("{wrong}. {instead}."),
        (Some(hint), Language::En) => format!("{wrong}. {instead}: {hint}."),
        // Isolated, so that a hint such as `*4#` is not shown back to front in a Persian line.
        (Some(hint), Language::Fa) => format!("{wrong}. {instead}: \u{2068}{hint}\u{2069}."),
    }
}

/// A hint may repeat what was sent, so it is cut, and nothing in it can turn the line round.
fn bounded(hint: &str) -> String {
    let mut visible = hint.trim().chars().filter(|c| !c.is_control() && !is_bidi_control(*c));
    let mut kept: String = visible.by_ref().take(LONGEST_HINT).collect();
    if visible.next().is_some() {
        kept.pop();
        kept.push('…');
    }
    kept
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The words of a fault.
#[expect(clippy::too_many_lines, reason = "a table with one entry for each fault")]
pub const fn words(fault: Fault) -> FaultWords {
    match fault {
        Fault::Required => FaultWords {
            wrong: said("این مقدار الزامی است و نوشته نشده است", "This value is required and missing"),
            instead: said("آن را بنویسید", "Write it"),
        },
        Fault::MalformedJson => FaultWords {
            wrong: said(
                "این متن JSON درست نیست یا بیش از اندازه تودرتو است",
                "This is not JSON in UTF-8, or it is nested too deeply",
            ),
            instead: said(
                "متن را با قالب JSON و کدبندی UTF-8 بفرستید",
                "Send JSON in UTF-8, nested no deeper than the form",
            ),
        },
        Fault::VisitsContradict => FaultWords {
            wrong: said(
                "مراجعه حضوری صفر نوشته شده، ولی برای آن دلیل آمده است",
                "It says that nobody need come, and gives reasons to come",
            ),
            instead: said(
                "یا تعداد مراجعه را بنویسید یا دلیل‌ها را بردارید",
                "Write how often, or remove the reasons",
            ),
        },
        Fault::LeadsBack => FaultWords {
            wrong: said("این زنجیره به خود خدمت بازمی‌گردد", "This chain leads back to the service itself"),
            instead: said("خدمت دیگری را بنویسید", "Name another service"),
        },
        Fault::ParentWithdrawn => FaultWords {
            wrong: said(
                "خدمت مادر پیش از صدور این خدمت لغو شده است",
                "Its parent was withdrawn before it was issued",
            ),
            instead: said("خدمت مادری را بنویسید که لغو نشده باشد", "Name a parent that still stands"),
        },
        Fault::UnknownKey => FaultWords {
            wrong: said("فرم چنین کلیدی ندارد", "The form has no such key"),
            instead: said("آن را بردارید یا نام درست را بنویسید", "Remove it or write the right name"),
        },
        Fault::Duplicate => FaultWords {
            wrong: said("این نام بیش از یک بار آمده است", "This name appears more than once"),
            instead: said("آن را یک بار بنویسید", "Write it once"),
        },
        Fault::WrongType => FaultWords {
            wrong: said("نوع این مقدار در JSON درست نیست", "This JSON value is of the wrong type"),
            instead: said("مقدار را با نوعی که فرم می‌خواهد بنویسید", "Write the type that the form asks for"),
        },
        Fault::UnknownParameter => FaultWords {
            wrong: said("این نشانی چنین پارامتری ندارد", "This address has no such query parameter"),
            instead: said("آن را بردارید یا نام درست را بنویسید", "Remove it or write the right name"),
        },
        Fault::NotInList => FaultWords {
            wrong: said("این مقدار در فهرست مقدارهای مجاز نیست", "This value is not in the list"),
            instead: said("یکی از مقدارهای مجاز را بنویسید", "Write one of the allowed values"),
        },
        Fault::TooLong => FaultWords {
            wrong: said("این متن از اندازه مجاز بلندتر است", "This text is longer than allowed"),
            instead: said("آن را تا اندازه مجاز کوتاه کنید", "Shorten it to the limit"),
        },
        Fault::TooMany => FaultWords {
            wrong: said("شمار ردیف‌ها از اندازه مجاز بیشتر است", "There are more rows than allowed"),
            instead: said("ردیف‌ها را تا شمار مجاز کم کنید", "Keep to the limit"),
        },
        Fault::Blank => FaultWords {
            wrong: said("این متن خالی است", "This text is blank"),
            instead: said("متن آن را بنویسید", "Write the text"),
        },
        Fault::ForbiddenCharacter => FaultWords {
            wrong: said(
                "در این متن نویسه‌ای کنترلی یا تغییردهنده جهت هست",
                "This text holds a control character or one that changes direction",
            ),
            instead: said(
                "نیم‌فاصله مجاز است؛ این نویسه را پاک کنید",
                "The zero-width non-joiner may stay; remove this character",
            ),
        },
        Fault::OutOfRange => FaultWords {
            wrong: said("این عدد بیرون از بازه مجاز است", "This number is out of range"),
            instead: said("عددی در بازه مجاز بنویسید", "Write a number within the range"),
        },
        Fault::NotANumber => FaultWords {
            wrong: said("این مقدار عدد صحیح نیست", "This is not a whole number"),
            instead: said(
                "عددی صحیح، بدون ممیز و بدون واحد، بنویسید",
                "Write a whole number, without decimals and without a unit",
            ),
        },
        Fault::InvalidServiceId => FaultWords {
            wrong: said("این شناسه خدمت درست نیست", "This is not a service identifier"),
            instead: said(
                "شناسه ۹ یا ۱۱ رقمی خدمت را که با صفر آغاز نمی‌شود بنویسید",
                "Write the nine or eleven digits of the identifier, the first not zero",
            ),
        },
        Fault::InvalidAgencyCode => FaultWords {
            wrong: said("این کد دستگاه درست نیست", "This is not an agency code"),
            instead: said(
                "کد لاتین دستگاه را همان‌گونه که در فهرست دستگاه‌ها آمده است بنویسید",
                "Write the code as the list of agencies has it",
            ),
        },
        Fault::InvalidDate => FaultWords {
            wrong: said("این تاریخ درست نیست", "This is not a date of the calendar"),
            instead: said(
                "تاریخ میلادی را به شکل \u{2066}2018-11-28\u{2069} و تاریخ شمسی را به شکل \
                 \u{2066}1397/09/07\u{2069} بنویسید",
                "Write a Gregorian date as 2018-11-28 and a Jalali date as 1397/09/07",
            ),
        },
        Fault::InvalidInstant => FaultWords {
            wrong: said(
                "این زمان درست نیست یا اختلاف ساعت ندارد",
                "This is not an instant, or it has no time offset",
            ),
            instead: said(
                "زمان را به شکل \u{2066}2018-11-28T08:30:00Z\u{2069} بنویسید",
                "Write it as 2018-11-28T08:30:00Z",
            ),
        },
        Fault::DatesDisagree => FaultWords {
            wrong: said(
                "تاریخ میلادی و تاریخ شمسی یک روز را نشان نمی‌دهند",
                "The Gregorian and the Jalali date name different days",
            ),
            instead: said(
                "تاریخ شمسی را بردارید یا همان روز را بنویسید",
                "Leave the Jalali date out, or write the same day",
            ),
        },
        Fault::EndsBeforeItBegins => FaultWords {
            wrong: said("پایان پیش از آغاز است", "The end lies before the beginning"),
            instead: said(
                "پایانی بنویسید که پیش از آغاز نباشد",
                "Write an end that is not before the beginning",
            ),
        },
        Fault::InvalidTime => FaultWords {
            wrong: said("این ساعت درست نیست", "This is not a time of day"),
            instead: said(
                "ساعت را به شکل \u{2066}07:30\u{2069} و دست بالا \u{2066}24:00\u{2069} بنویسید",
                "Write it as 07:30, and 24:00 at most",
            ),
        },
        Fault::InvalidUrl => FaultWords {
            wrong: said("این نشانی اینترنتی درست نیست", "This is not a web address"),
            instead: said(
                "نشانی کامل را که با \u{2066}https://\u{2069} آغاز می‌شود بنویسید",
                "Write the whole address, beginning with https://",
            ),
        },
        Fault::UrlNotHttps => FaultWords {
            wrong: said("این نشانی رمزنگاری‌شده (https) نیست", "This address is plain http"),
            instead: said("نشانی https همین صفحه را بنویسید", "Write the https address of the page"),
        },
        Fault::InvalidEmail => FaultWords {
            wrong: said("این نشانی پست الکترونیک درست نیست", "This is not an e-mail address"),
            instead: said(
                "نشانی را به شکل \u{2066}info@example.org\u{2069} بنویسید",
                "Write it as info@example.org",
            ),
        },
        Fault::InvalidPhone => FaultWords {
            wrong: said("این شماره تلفن درست نیست", "This is not a telephone number"),
            instead: said(
                "شماره را تنها با رقم و همراه پیش‌شماره شهر بنویسید",
                "Write it in digits, with its area code",
            ),
        },
        Fault::PhoneWithoutAreaCode => FaultWords {
            wrong: said("این شماره پیش‌شماره شهر ندارد", "This number has no area code"),
            instead: said(
                "پیش‌شماره شهر را پیش از شماره بنویسید",
                "Write the area code in front of the number",
            ),
        },
        Fault::InvalidSmsNumber => FaultWords {
            wrong: said("به این شماره نمی‌توان پیامک فرستاد", "No short message can be sent to this number"),
            instead: said(
                "شماره سامانه پیامکی را با ۴ تا ۱۴ رقم بنویسید",
                "Write the number of the message system, 4 to 14 digits",
            ),
        },
        Fault::InvalidUssd => FaultWords {
            wrong: said("این کد دستوری (USSD) درست نیست", "This is not a USSD code"),
            instead: said("کد را به شکل \u{2066}*4*1#\u{2069} بنویسید", "Write it as *4*1#"),
        },
        Fault::AmbiguousUssd => FaultWords {
            wrong: said(
                "این کد دستوری (USSD) شاید وارونه نوشته شده باشد",
                "This USSD code may have been turned round",
            ),
            instead: said(
                "کد را درست همان‌گونه که شماره‌گیری می‌شود بنویسید",
                "Write it exactly as it is dialled",
            ),
        },
        Fault::InvalidIban => FaultWords {
            wrong: said("این شماره شبا درست نیست", "This is not an Iranian IBAN"),
            instead: said(
                "شماره را دوباره از روی حساب بخوانید و IR و ۲۴ رقم آن را بنویسید",
                "Read it from the account again and write IR and its 24 digits",
            ),
        },
        Fault::AccountsGlued => FaultWords {
            wrong: said("دو شماره حساب به هم چسبیده است", "Two account numbers are glued together"),
            instead: said("هر شماره را در ردیفی جدا بنویسید", "Write each in a row of its own"),
        },
        Fault::AmountRequired => FaultWords {
            wrong: said("این نوع هزینه باید مبلغ داشته باشد", "A fee of this kind needs an amount"),
            instead: said("مبلغ را به ریال بنویسید", "Write the amount in rials"),
        },
        Fault::AmountNotAllowed => FaultWords {
            wrong: said("این نوع هزینه مبلغ ندارد", "A fee of this kind has no amount"),
            instead: said(
                "مبلغ را بردارید یا نوع هزینه را تغییر دهید",
                "Remove the amount or change the kind of fee",
            ),
        },
        Fault::ConditionRequired => FaultWords {
            wrong: said("این نوع هزینه باید شرط داشته باشد", "A fee of this kind needs a condition"),
            instead: said(
                "بنویسید این هزینه در چه شرایطی گرفته می‌شود یا کجا تعیین می‌شود",
                "Say when it is due or where it is fixed",
            ),
        },
        Fault::UnitRequired => FaultWords {
            wrong: said("هزینه به ازای هر واحد بدون نام واحد آمده است", "A fee per unit must name its unit"),
            instead: said("نام واحد را بنویسید", "Write the unit"),
        },
        Fault::AccountNotAllowed => FaultWords {
            wrong: said("خدمت رایگان شماره حساب ندارد", "A free service has no account to pay into"),
            instead: said(
                "حساب را بردارید یا نوع هزینه را تغییر دهید",
                "Remove the account or change the kind of fee",
            ),
        },
        Fault::MinAboveMax => FaultWords {
            wrong: said("حداقل از حداکثر بزرگ‌تر است", "The lower bound lies above the upper bound"),
            instead: said(
                "حداقلی بنویسید که از حداکثر بزرگ‌تر نباشد",
                "Write a lower bound that is not above the upper one",
            ),
        },
        Fault::OtherWithoutText => FaultWords {
            wrong: said("«سایر» انتخاب شده و توضیح ندارد", "“other” is chosen and not explained"),
            instead: said(
                "توضیح آن را بنویسید یا «سایر» را از فهرست بردارید",
                "Explain it, or take “other” off the list",
            ),
        },
        Fault::TextWithoutOther => FaultWords {
            wrong: said("«سایر» توضیح دارد ولی انتخاب نشده است", "“other” is explained and not chosen"),
            instead: said(
                "توضیح را بردارید یا «سایر» را به فهرست بیفزایید",
                "Remove the explanation, or add “other” to the list",
            ),
        },
        Fault::ChannelNotInStage => FaultWords {
            wrong: said("این رسانه در این مرحله به کار نمی‌رود", "This stage cannot have this channel"),
            instead: said("یکی از رسانه‌های همین مرحله را بنویسید", "Write a channel of this stage"),
        },
        Fault::StagesIncomplete => FaultWords {
            wrong: said(
                "چهار مرحله خدمت کامل یا به ترتیب نیست",
                "The four stages are not complete, or not in order",
            ),
            instead: said(
                "اطلاع‌رسانی، درخواست، تولید و ارائه را به همین ترتیب و هر یک را یک بار بنویسید",
                "Write information, request, production and delivery, once each, in this order",
            ),
        },
        Fault::Repeated => FaultWords {
            wrong: said("این ردیف تکراری است", "This row is repeated"),
            instead: said("تنها یکی را نگه دارید", "Keep one of them"),
        },
        Fault::StepOrder => FaultWords {
            wrong: said("شماره مرحله‌ها پیاپی نیست", "The steps are not numbered in sequence"),
            instead: said("مرحله‌ها را از ۱ و پیاپی شماره بزنید", "Number them from 1 without gaps"),
        },
        Fault::DocumentsContradict => FaultWords {
            wrong: said(
                "نوشته‌اید مدرکی لازم نیست، ولی مدرک هم فهرست کرده‌اید",
                "It says that no document is needed, and lists some",
            ),
            instead: said(
                "فهرست مدارک را خالی کنید یا «بدون مدرک» را بردارید",
                "Empty the list, or do not say that none is needed",
            ),
        },
        Fault::Placeholder => FaultWords {
            wrong: said(
                "این متن نمونه است و هنوز پر نشده است",
                "This is a placeholder that was never filled in",
            ),
            instead: said("متن واقعی را به جای آن بنویسید", "Write the real text"),
        },
        Fault::ProvinceMismatch => FaultWords {
            wrong: said("استان با سطح خدمت سازگار نیست", "The province does not fit the scope"),
            instead: said(
                "برای خدمت «خاص استان» نام استان را بنویسید و برای دیگر سطح‌ها آن را بردارید",
                "Name the province of a province-specific service, and of no other",
            ),
        },
        Fault::UnknownReference => FaultWords {
            wrong: said("چنین کدی در سامانه نیست", "The registry knows nothing by this code"),
            instead: said("کد موجود در سامانه را بنویسید", "Write a code that it knows"),
        },
        Fault::IdentifierInUse => FaultWords {
            wrong: said(
                "این شناسه پیش‌تر به خدمت دیگری داده شده است",
                "This identifier already belongs to another service",
            ),
            instead: said("شناسه‌ای بنویسید که تاکنون به کار نرفته باشد", "Write one that was never used"),
        },
        Fault::ReadOnly => FaultWords {
            wrong: said(
                "این مقدار را تنها مرجع صدور شناسه یا خود سامانه تعیین می‌کند",
                "Only the issuer or the registry itself sets this value",
            ),
            instead: said("آن را از درخواست بردارید", "Leave it out"),
        },
        Fault::InvalidCofog => FaultWords {
            wrong: said(
                "این گروه در طبقه‌بندی وظایف دولت (COFOG) نیست",
                "This is not a group of the functions of government (COFOG)",
            ),
            instead: said("گروه را به شکل \u{2066}04.3\u{2069} بنویسید", "Write a group such as 04.3"),
        },
        Fault::InvalidCursor => FaultWords {
            wrong: said(
                "این نشانگر از این فهرست با همین پارامترها نیست",
                "This cursor is not from this list with these parameters",
            ),
            instead: said(
                "مقدار next_cursor صفحه پیش را بنویسید یا فهرست را از آغاز بخوانید",
                "Write the next_cursor of the page before, or start the list again",
            ),
        },
        Fault::InTheFuture => FaultWords {
            wrong: said("این زمان هنوز نرسیده است", "This moment has not come yet"),
            instead: said("زمانی بنویسید که گذشته باشد", "Write a moment that has passed"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_is_wrong_and_what_to_write() {
        assert_eq!(
            message(Fault::Duplicate, None, Language::Fa),
            "این نام بیش از یک بار آمده است. آن را یک بار بنویسید."
        );
        assert_eq!(
            message(Fault::Duplicate, None, Language::En),
            "This name appears more than once. Write it once."
        );
    }

    #[test]
    fn a_hint_follows_what_to_write() {
        assert_eq!(
            message(Fault::NotInList, Some("web, sms"), Language::En),
            "This value is not in the list. Write one of the allowed values: web, sms."
        );
        assert!(
            message(Fault::NotInList, Some(" "), Language::En).ends_with("Write one of the allowed values.")
        );
    }

    #[test]
    fn a_hint_cannot_turn_a_persian_line_round() {
        let message = message(Fault::AmbiguousUssd, Some("*4#\u{2069}\u{202E}\n"), Language::Fa);
        assert!(message.ends_with(": \u{2068}*4#\u{2069}."), "{message}");
    }

    #[test]
    fn a_long_hint_is_cut_at_its_bound() {
        let hint_of = |length: usize| bounded(&"ش".repeat(length));
        assert_eq!(hint_of(LONGEST_HINT), "ش".repeat(LONGEST_HINT));
        assert_eq!(hint_of(LONGEST_HINT + 1), "ش".repeat(LONGEST_HINT - 1) + "…");
    }
}
