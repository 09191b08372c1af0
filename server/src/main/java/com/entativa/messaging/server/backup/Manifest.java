package com.entativa.messaging.server.backup;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.postgres.Dump;
import java.io.IOException;
import java.util.List;

/// What a backup says of itself: the last entry of the archive, `manifest.json`.
record Manifest(Dump.Shape shape, long madeAtMillis, List<Rows> tables, List<Stored> files) {
    static final String ENTRY = "manifest.json";
    private static final long FORMAT = 1;

    /// The rows of a table: entry `tables/NAME` of the archive.
    record Rows(Dump.Table table, long rows, String sha256) {
        String entry() {
            return "tables/" + table.name();
        }
    }

    /// A file of the data directory, by its path there: entry `files/PATH`.
    record Stored(String path, long size, String sha256) {
        String entry() {
            return "files/" + path;
        }
    }

    Json.Obj toJson() {
        return Json.build()
                .put("format", FORMAT)
                .put("schema_version", shape.schemaVersion())
                .put("made_at", madeAtMillis)
                .put("tables", tables, rows -> Json.build()
                        .put("name", rows.table().name())
                        .put("columns", rows.table().columns())
                        .put("rows", rows.rows())
                        .put("sha256", rows.sha256())
                        .object())
                .put("sequences", shape.sequences(), sequence -> Json.build()
                        .put("name", sequence.name())
                        .put("last", sequence.last())
                        .object())
                .put("files", files, file -> Json.build()
                        .put("path", file.path())
                        .put("size", file.size())
                        .put("sha256", file.sha256())
                        .object())
                .object();
    }

    static Manifest from(String text) throws IOException {
        return switch (Json.read(text, Manifest::read)) {
            case Json.Read.Ok<Manifest>(Manifest manifest) -> manifest;
            case Json.Read.Malformed<Manifest>(String where) -> throw new IOException("no backup of ours: " + where);
        };
    }

    private static Manifest read(Json.Obj object) {
        if (object.integer("format") != FORMAT) throw new Json.Mismatch("format is not " + FORMAT);
        return new Manifest(
                new Dump.Shape(object.text("schema_version"), object.list("sequences", Manifest::sequence)),
                object.integer("made_at"),
                object.list("tables", Manifest::rows),
                object.list("files", Manifest::file));
    }

    private static Dump.Sequence sequence(Json json) {
        Json.Obj object = Json.object(json);
        return new Dump.Sequence(object.text("name"), object.integer("last"));
    }

    private static Rows rows(Json json) {
        Json.Obj object = Json.object(json);
        Dump.Table table = new Dump.Table(object.text("name"), object.text("columns"));
        return new Rows(table, object.integer("rows"), object.text("sha256"));
    }

    private static Stored file(Json json) {
        Json.Obj object = Json.object(json);
        return new Stored(object.text("path"), object.integer("size"), object.text("sha256"));
    }
}
