package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import orch.output.Column.Kind;
import orch.picture.TreeSymbols;
import orch.term.ScreenWidth;
import orch.term.Style;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the printers for the output options of a command.
 *
 * @param environment may say how wide the terminal is
 * @param clock for ages in tables and trees
 * @param ascii whether the terminal shows ASCII only
 * @param painted whether JSON and YAML are in color, which a program could not read
 */
public record Output(
    Terminal terminal,
    Style style,
    OutputOptions layout,
    Map<String, String> environment,
    InstantSource clock,
    boolean ascii,
    boolean painted) {
  /**
   * Returns itself if the format suits results of this kind.
   *
   * @throws BadSelectionException when a picture or the ids of something else than a configuration
   *     are asked for
   */
  public Output checkedFor(View view) {
    Format format = layout.format().orElse(Format.JSON);
    if (format.isPicture() && !view.drawn()) {
      throw new BadSelectionException(
          "-o "
              + format
              + " draws configurations only; this command prints something else, with -o "
              + Format.others());
    }
    if (format.isOfOne() && view.variables().isEmpty()) {
      throw new BadSelectionException(
          "-o "
              + format
              + " prints the ids of a configuration or a memory store; this command prints something"
              + " else, with -o "
              + Format.others());
    }
    return this;
  }

  /**
   * A printer for a single item.
   *
   * @throws BadSelectionException when the layout contradicts itself or has a jq expression that is
   *     none
   */
  public Printer one(View view) {
    return one(view, layout.format().orElse(Format.JSON));
  }

  /** The same in a format that the command has chosen. */
  public Printer one(View view, Format as) {
    return printer(view, as, false);
  }

  /**
   * A printer for a list of items.
   *
   * @param otherwise the default format
   * @throws BadSelectionException when the layout contradicts itself or has a jq expression that is
   *     none
   */
  public Printer many(View view, Format otherwise) {
    boolean queried = layout.jq().isPresent();
    return printer(view, layout.format().orElse(queried ? Format.JSON : otherwise), true);
  }

  /** An item with the fields that the options choose, for a printer of {@link #ofEvents}. */
  public JsonNode chosen(View view, JsonNode item) {
    return layout.fields().isEmpty() ? item : DottedPath.prune(item, chosen(view));
  }

  private List<DottedPath> chosen(View view) {
    return layout.fields().stream().map(view::canonical).map(DottedPath::parse).toList();
  }

  /**
   * A printer for lines of JSON about events.
   *
   * @throws BadSelectionException when the jq expression is none
   */
  public Printer ofEvents() {
    return layout.jq().isPresent()
        ? jq(Format.JSONL, true)
        : new JsonLinesPrinter(out(), isScreen(), painter());
  }

  /**
   * The lines of a table, for a screen that is drawn over.
   *
   * @param columns the width of the screen, in cells
   */
  public List<String> tableLines(View view, List<JsonNode> items, int columns) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(text, false, StandardCharsets.UTF_8);
    boolean isWide = layout.format().orElse(Format.TABLE) == Format.WIDE;
    List<Column> shown = isWide ? columns(view, view.wide()) : tableColumns(view);
    TablePrinter printer =
        new TablePrinter(
            stream,
            style,
            shown,
            new TablePrinter.Frame(layout.headed(), () -> columns, clock.instant()));
    items.forEach(printer::print);
    printer.end();
    stream.flush();
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private Printer printer(View view, Format as, boolean many) {
    if (many && as.isOfOne()) {
      throw new BadSelectionException(
          "-o " + as + " prints the ids of one configuration, and this command prints a list");
    }
    Printer printer = layout.jq().isPresent() ? jq(as, many) : whole(view, as, many);
    if (layout.fields().isEmpty() || as.hasColumns()) {
      return printer;
    }
    List<DottedPath> chosen = chosen(view);
    return new Printer() {
      @Override
      public void print(JsonNode item) {
        printer.print(DottedPath.prune(item, chosen));
      }

      @Override
      public void end() {
        printer.end();
      }

      @Override
      public void breakOff() {
        printer.breakOff();
      }
    };
  }

  private Printer jq(Format as, boolean many) {
    if (as != Format.JSON && as != Format.JSONL) {
      throw new BadSelectionException(
          "--jq works only with -o json and -o jsonl, not with -o " + as);
    }
    JqResultPrinter results = new JqResultPrinter(out(), isScreen(), as == Format.JSONL, painter());
    return new JqPrinter(layout.jq().orElseThrow(), results, many && as == Format.JSON);
  }

  private Printer whole(View view, Format as, boolean many) {
    PrintStream out = out();
    return switch (as) {
      case JSON -> new JsonPrinter(out, isScreen(), many, painter());
      case JSONL -> new JsonLinesPrinter(out, isScreen(), painter());
      case YAML -> new YamlPrinter(out, isScreen(), palette());
      case TABLE -> table(tableColumns(view), isScreen());
      case WIDE -> table(columns(view, view.wide()), false);
      case CSV -> new CsvPrinter(out, isScreen(), columns(view, view.all()), layout.headed());
      case NAME -> new NamePrinter(out, columns(view, List.of(Column.ofFirst("", view.names()))));
      case TREE -> tree();
      case MERMAID -> new MermaidPrinter(out);
      case ENV -> new EnvPrinter(out, view.variables());
      case HUMAN, SARIF, JUNIT, GITHUB, MARKDOWN ->
          throw new BadSelectionException("-o " + as + " prints a report, and not chosen data");
    };
  }

  private Printer table(List<Column> columns, boolean fits) {
    return new TablePrinter(
        out(),
        style,
        columns,
        new TablePrinter.Frame(layout.headed(), width(fits), clock.instant()));
  }

  private IntSupplier width(boolean fits) {
    return fits ? () -> ScreenWidth.ofStandardOutput(environment) : () -> TablePrinter.UNLIMITED;
  }

  private Printer tree() {
    TreeSymbols symbols = ascii ? TreeSymbols.ASCII : TreeSymbols.UNICODE;
    return new TreePrinter(out(), style, symbols, width(isScreen()), clock.instant());
  }

  private @Nullable JsonPainter painter() {
    Palette palette = palette();
    return palette == null ? null : new JsonPainter(palette);
  }

  /** The colors of JSON and YAML; null without color, which then costs nothing. */
  private @Nullable Palette palette() {
    return painted ? Palette.of(environment) : null;
  }

  private List<Column> tableColumns(View view) {
    boolean chosen = !layout.fields().isEmpty();
    List<Column> columns = chosen ? view.tableOf(layout.fields()) : view.columns();
    List<Column> shown = new ArrayList<>();
    for (Column column : columns) {
      boolean isText = chosen && column.kind() == Kind.VALUE;
      boolean isId = view.names().contains(column.path());
      shown.add(isId ? column.as(Kind.ID) : isText ? column.as(Kind.TEXT) : column);
    }
    return shown;
  }

  private List<Column> columns(View view, List<Column> otherwise) {
    return layout.fields().isEmpty() ? otherwise : view.of(layout.fields());
  }

  private PrintStream out() {
    return terminal.out();
  }

  private boolean isScreen() {
    return terminal.isTerminal(Terminal.Stream.OUT);
  }
}
