package com.entativa.messaging.server.web;

import java.util.Map;
import java.util.Set;

/// One file with the forms it was compressed to when it was built. `forms` always has {@link Form#PLAIN}.
public record WebFile(String mediaType, String tag, boolean immutable, Map<Form, byte[]> forms) {
    /// In the order of preference.
    public enum Form {
        BROTLI("br", ".br"),
        GZIP("gzip", ".gz"),
        PLAIN("", "");

        private final String coding;
        private final String suffix;

        Form(String coding, String suffix) {
            this.coding = coding;
            this.suffix = suffix;
        }

        /// As `Content-Encoding` says it; empty for none.
        public String coding() {
            return coding;
        }

        String suffix() {
            return suffix;
        }
    }

    /// The smallest form that a browser takes which accepts these codings.
    public Form best(Set<String> codings) {
        for (Form form : Form.values()) {
            if (forms.containsKey(form) && codings.contains(form.coding)) return form;
        }
        return Form.PLAIN;
    }

    public byte[] body(Form form) {
        byte[] body = forms.get(form);
        if (body == null) throw new IllegalArgumentException("not compressed by " + form);
        return body;
    }
}
