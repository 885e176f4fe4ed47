//! The published JSON Schema of the article set, made from the same field lists that read and write it.
//!
//! Native only: the reader neither writes articles nor needs their schema.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

use super::json::{Json, Kind, MOST_ITEMS};

/// A type that can be written and that can describe what it accepts.
pub(crate) trait Described: Serialize {
    /// The schema of the type; named types are put into the book and referred to.
    fn schema(book: &mut Definitions) -> Value;

    /// Whether the field that holds this value is left out when written.
    fn left_out(&self) -> bool {
        false
    }
}

/// The named parts of a schema, each written once under `$defs`.
#[derive(Default)]
pub(crate) struct Definitions(BTreeMap<&'static str, Value>);

impl Definitions {
    pub(crate) fn define(
        &mut self,
        name: &'static str,
        make: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        if !self.0.contains_key(name) {
            // A place is kept first, so that a type may contain itself.
            self.0.insert(name, Value::Null);
            let made = make(self);
            self.0.insert(name, made);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    pub(crate) fn into_value(self) -> Value {
        json!(self.0)
    }
}

/// An object schema under construction, field by field.
pub(crate) struct ObjectSchema {
    about: &'static str,
    properties: BTreeMap<&'static str, Value>,
    required: Vec<&'static str>,
}

impl ObjectSchema {
    pub(crate) fn new(about: &'static str) -> Self {
        Self { about, properties: BTreeMap::new(), required: Vec::new() }
    }

    pub(crate) fn kind(&mut self, kind: &'static str) {
        self.properties.insert("kind", json!({ "const": kind }));
        self.required.push("kind");
    }

    pub(crate) fn typed<T: Json>(
        &mut self,
        book: &mut Definitions,
        name: &'static str,
        help: &'static str,
    ) {
        let schema = T::schema(book);
        self.properties.insert(name, json!({ "description": help, "allOf": [schema] }));
        if T::absent().is_none() {
            self.required.push(name);
        }
    }

    /// As `typed`, the type being found from the accessor of the field.
    pub(crate) fn field<S, T: Json>(
        &mut self,
        book: &mut Definitions,
        name: &'static str,
        help: &'static str,
        _accessor: impl Fn(&S) -> &T,
    ) {
        self.typed::<T>(book, name, help);
    }

    pub(crate) fn close(self) -> Value {
        json!({
            "description": self.about,
            "type": "object",
            "properties": self.properties,
            "required": self.required,
            "additionalProperties": false,
        })
    }
}

/// An object being written; absent fields leave no trace.
pub(crate) struct Object<M>(M);

impl<M: SerializeMap> Object<M> {
    pub(crate) fn open<S: Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>>(
        to: S,
    ) -> Result<Self, M::Error> {
        to.serialize_map(None).map(Self)
    }

    pub(crate) fn put<T: Described>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if value.left_out() { Ok(()) } else { self.0.serialize_entry(name, value) }
    }

    pub(crate) fn close(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}

impl Described for bool {
    fn schema(_: &mut Definitions) -> Value {
        json!({ "type": "boolean" })
    }

    fn left_out(&self) -> bool {
        !self
    }
}

impl<T: Json> Described for Option<T> {
    fn schema(book: &mut Definitions) -> Value {
        T::schema(book)
    }

    fn left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Described for Box<T> {
    fn schema(book: &mut Definitions) -> Value {
        T::schema(book)
    }
}

impl<T: Json> Described for Vec<T> {
    fn schema(book: &mut Definitions) -> Value {
        json!({ "type": "array", "items": T::schema(book), "maxItems": MOST_ITEMS })
    }

    fn left_out(&self) -> bool {
        self.is_empty()
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl Described for Kind {
    fn schema(_: &mut Definitions) -> Value {
        json!({ "type": "string" })
    }
}
