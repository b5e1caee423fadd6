package orch.term;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orch.json.Json;

/**
 * How the person wants data to be printed.
 *
 * @param format the format asked for; else one thing is JSON, and several are a table
 * @param fields the dotted paths of the fields asked for; none for all
 */
public record Output(PrintStream out, Style style, Optional<Format> format, List<String> fields) {
  /** A printer for a single thing. */
  public Printer one(View view) {
    return printer(view, format.orElse(Format.JSON), false);
  }

  /** A printer for as many things as come. */
  public Printer many(View view, Format otherwise) {
    return printer(view, format.orElse(otherwise), true);
  }

  private Printer printer(View view, Format as, boolean many) {
    if (fields.isEmpty()) {
      return whole(view, as, many);
    }
    List<Field> chosen = fields.stream().map(Field::parse).toList();
    if (as == Format.NAME) {
      List<Column> columns = view.of(fields).columns();
      return new LinePrinter(out, thing -> tabbed(columns, thing));
    }
    if (as == Format.TABLE) {
      return whole(view.of(fields), as, many);
    }
    Printer printer = whole(view, as, many);
    return new Printer() {
      @Override
      public void print(JsonNode thing) {
        printer.print(Field.prune(thing, chosen));
      }

      @Override
      public void end() {
        printer.end();
      }
    };
  }

  private Printer whole(View view, Format as, boolean many) {
    return switch (as) {
      case JSON -> new JsonPrinter(out, many);
      case JSONL -> new LinePrinter(out, thing -> Visible.json(Json.compact(thing)));
      case YAML -> new YamlPrinter(out);
      case TABLE -> new TablePrinter(out, style, view.columns());
      case NAME -> new LinePrinter(out, thing -> Visible.line(thing.path(view.idField()).asText()));
    };
  }

  private static String tabbed(List<Column> columns, JsonNode thing) {
    return columns.stream()
        .map(column -> Visible.line(column.text().apply(thing)))
        .collect(Collectors.joining("\t"));
  }
}
