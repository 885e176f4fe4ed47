//! How the closed model is written as JSON and read back, and how a reading that fails says where.
//!
//! Each type lists its fields once, in `record!` or `kinds!`; reading, writing and the published
//! schema come from that one list, so they cannot drift apart.
//!
//! # Decision: not `derive(Deserialize)`
//! *Context.* The reader must name the field at fault (`body[3].text[1].to`), refuse unknown fields
//! and stay small: derived visitors are compiled once per type and per format.
//! *Decision.* A story is parsed to a `serde_json::Value` and taken apart field by field here.
//! *Consequences.* One parser in the wasm, exact paths in every refusal, and a second walk over
//! each story, which is small beside parsing it. Writing is plain `serde::Serialize`.

use serde_json::{Map, Value};

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use super::schema::Described;

/// Why a value was not taken: where it stands, what is wrong, what to do about it.
///
/// Boxed, since it rides in the result of every field that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem(Box<Parts>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    /// The path to the value, innermost step first.
    path: Vec<Step>,
    what: String,
    next: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Field(String),
    Item(usize),
}

impl Problem {
    /// A problem with the value at hand; callers add the steps that lead to it.
    pub(crate) fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self::boxed(what.into(), next.into())
    }

    #[inline(never)]
    fn boxed(what: String, next: String) -> Self {
        Self(Box::new(Parts { path: Vec::new(), what, next }))
    }

    #[inline(never)]
    fn in_field(self, name: &str) -> Self {
        self.within(Step::Field(name.to_owned()))
    }

    #[inline(never)]
    fn within(mut self, step: Step) -> Self {
        self.0.path.push(step);
        self
    }

    /// The same, as a problem of an item of a list.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn of_item(self, n: usize) -> Self {
        self.within(Step::Item(n))
    }

    /// What is wrong, without a full stop.
    pub fn what(&self) -> &str {
        &self.0.what
    }

    /// What to do, without a full stop.
    pub fn next(&self) -> &str {
        &self.0.next
    }

    /// The path of the field at fault, from the member that holds it.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn field_in(&self, member: &str) -> String {
        let field = self.field();
        let dot = if field.is_empty() || field.starts_with('[') { "" } else { "." };
        [member, dot, &field].concat()
    }

    /// The path of the field at fault, as `body[3].text`; empty when the whole story is at fault.
    pub fn field(&self) -> String {
        let mut path = String::new();
        for step in self.0.path.iter().rev() {
            match step {
                Step::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Step::Item(n) => {
                    path.push('[');
                    path.push_str(&n.to_string());
                    path.push(']');
                }
            }
        }
        path
    }
}

/// A type that knows its JSON form.
///
/// `Described` adds, on native targets, writing (`serde::Serialize`) and the schema.
pub(crate) trait Json: Described + Sized {
    /// Takes the value apart, or says why not.
    fn read(value: Value) -> Result<Self, Problem>;

    /// What stands for a field that is not there; `None` when the field is required.
    fn absent() -> Option<Self> {
        None
    }
}

/// In the browser nothing is written and no schema is made.
#[cfg(target_arch = "wasm32")]
pub(crate) trait Described {}
#[cfg(target_arch = "wasm32")]
impl<T> Described for T {}

/// What the press alone has a use for: in the browser it is passed over, and weighs nothing there.
#[cfg(not(target_arch = "wasm32"))]
pub type OfPress<T> = T;
#[cfg(target_arch = "wasm32")]
pub type OfPress<T> = Unread<T>;

/// A value that was there, or not: nobody looked.
#[cfg(target_arch = "wasm32")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread<T>(std::marker::PhantomData<T>);

#[cfg(target_arch = "wasm32")]
impl<T> Json for Unread<T> {
    fn read(_: Value) -> Result<Self, Problem> {
        Ok(Self(std::marker::PhantomData))
    }

    fn absent() -> Option<Self> {
        Some(Self(std::marker::PhantomData))
    }
}

/// An object being emptied field by field; what is left at the end is unknown, and refused.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    pub(crate) fn open(value: Value) -> Result<Self, Problem> {
        match value {
            Value::Object(map) => Ok(Self(map)),
            other => Err(wrong_type(&other, "an object")),
        }
    }

    // Once for each type and not once for each field: this is most of what reading weighs.
    #[inline(never)]
    pub(crate) fn take<T: Json>(&mut self, name: &str) -> Result<T, Problem> {
        let read = match self.remove(name) {
            Some(value) => T::read(value),
            None => T::absent().ok_or_else(missing),
        };
        read.map_err(|problem| problem.in_field(name))
    }

    #[inline(never)]
    fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    pub(crate) fn close(self) -> Result<(), Problem> {
        match self.0.into_iter().next() {
            None => Ok(()),
            Some((name, _)) => Err(Problem::new(
                "is not a field of this format",
                "take it out, or correct its spelling",
            )
            .within(Step::Field(shortened(&name)))),
        }
    }
}

fn missing() -> Problem {
    Problem::new("is missing", "add it")
}

#[inline(never)]
pub(crate) fn wrong_type(found: &Value, wanted: &str) -> Problem {
    let is = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Problem::new(format!("is {is}"), format!("write {wanted}"))
}

/// Names and values from a source, cut to a length that a message can bear.
#[inline(never)]
pub(crate) fn shortened(text: &str) -> String {
    let mut cut: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if cut.len() < text.len() && text.chars().nth(60).is_some() {
        cut.push('…');
    }
    cut
}

#[inline(never)]
pub(crate) fn read_string(value: Value) -> Result<String, Problem> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(wrong_type(&other, "a string")),
    }
}

impl Json for bool {
    fn read(value: Value) -> Result<Self, Problem> {
        value.as_bool().ok_or_else(|| wrong_type(&value, "true or false"))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl<T: Json> Json for Option<T> {
    fn read(value: Value) -> Result<Self, Problem> {
        T::read(value).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<T: Json> Json for Box<T> {
    fn read(value: Value) -> Result<Self, Problem> {
        T::read(value).map(Self::new)
    }
}

/// The most items that any list may have.
pub(crate) const MOST_ITEMS: usize = 5_000;

impl<T: Json> Json for Vec<T> {
    fn read(value: Value) -> Result<Self, Problem> {
        let Value::Array(items) = value else { return Err(wrong_type(&value, "a list")) };
        if items.len() > MOST_ITEMS {
            let what = format!("has {} items; {MOST_ITEMS} is the most", items.len());
            return Err(Problem::new(what, "split the story"));
        }
        // A loop, and not `collect` into a `Result`: half the code, and there is one for each type.
        let mut read = Self::with_capacity(items.len());
        for (n, item) in items.into_iter().enumerate() {
            read.push(T::read(item).map_err(|problem| problem.within(Step::Item(n)))?);
        }
        Ok(read)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

/// Lists the fields of a struct, in the order in which they are written, each with what it holds.
macro_rules! record {
    ($name:ident: $about:literal { $($field:ident: $help:literal,)* }) => {
        impl $crate::article::json::Json for $name {
            #[inline(never)]
            fn read(value: serde_json::Value) -> Result<Self, $crate::article::json::Problem> {
                let mut fields = $crate::article::json::Fields::open(value)?;
                let record = Self { $($field: fields.take(stringify!($field))?,)* };
                fields.close()?;
                Ok(record)
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut object = $crate::article::schema::Object::open(to)?;
                $(object.put(stringify!($field), &self.$field)?;)*
                object.close()
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::article::json::Described for $name {
            fn schema(book: &mut $crate::article::schema::Definitions) -> serde_json::Value {
                book.define(stringify!($name), |book| {
                    let mut object = $crate::article::schema::ObjectSchema::new($about);
                    // A closure a field lets the compiler find the field's type from the struct.
                    $(object.field(book, stringify!($field), $help, |it: &Self| &it.$field);)*
                    object.close()
                })
            }
        }
    };
}
pub(crate) use record;

/// Lists the kinds of an enum whose JSON form is an object told apart by its `kind`.
macro_rules! kinds {
    ($name:ident: $about:literal { $($kind:literal => $variant:ident { $($field:ident: $ty:ty = $help:literal,)* })* }) => {
        impl $name {
            #[inline(never)]
            fn read_kind(value: serde_json::Value) -> Result<Self, $crate::article::json::Problem> {
                let mut fields = $crate::article::json::Fields::open(value)?;
                let kind: $crate::article::json::Kind = fields.take("kind")?;
                let read = match kind.0.as_str() {
                    $($kind => Self::$variant { $($field: fields.take::<$ty>(stringify!($field))?,)* },)*
                    other => return Err($crate::article::json::unknown_kind(other, &[$($kind),*])),
                };
                fields.close()?;
                Ok(read)
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn write_kind<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let mut object = $crate::article::schema::Object::open(to)?;
                match self {
                    $(Self::$variant { $($field,)* } => {
                        object.put("kind", &$crate::article::json::Kind($kind.to_owned()))?;
                        $(object.put(stringify!($field), $field)?;)*
                    })*
                }
                object.close()
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn kinds_schema(book: &mut $crate::article::schema::Definitions) -> Vec<serde_json::Value> {
                vec![$({
                    let mut object = $crate::article::schema::ObjectSchema::new($about);
                    object.kind($kind);
                    $(object.typed::<$ty>(book, stringify!($field), $help);)*
                    object.close()
                }),*]
            }
        }
    };
}
pub(crate) use kinds;

/// The word that tells blocks and spans apart.
pub(crate) struct Kind(pub(crate) String);

impl Json for Kind {
    fn read(value: Value) -> Result<Self, Problem> {
        read_string(value).map(Self)
    }
}

pub(crate) fn unknown_kind(found: &str, known: &[&str]) -> Problem {
    let what = format!("`{}` is not a kind of this format", shortened(found));
    Problem::new(what, format!("use one of {}", known.join(", ")))
        .within(Step::Field("kind".to_owned()))
}
