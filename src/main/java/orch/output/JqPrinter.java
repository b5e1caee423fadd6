package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import orch.json.Footprint;
import orch.json.Json;

/**
 * Prints what a jq expression makes of the things: of each one, or of the array of all. The
 * expression sees them and nothing else: no environment, no files, no modules.
 */
final class JqPrinter implements Printer {
  private static final Version VERSION = Versions.JQ_1_7;

  /** The most memory that the array of all things may take; some 3,000 configurations of 2 KiB. */
  private static final long MOST = 64L << 20;

  private final JsonQuery query;
  private final Scope scope = Scope.newEmptyScope();
  private final JqResultPrinter results;
  private final ArrayNode all = Json.array();
  private long bytes;
  private final boolean together;

  /**
   * @param together whether the expression gets an array of all things, when the last one has come
   * @throws BadSelectionException when the expression is none
   */
  JqPrinter(String expression, JqResultPrinter results, boolean together) {
    BuiltinFunctionLoader.getInstance().loadFunctions(VERSION, scope);
    this.query = compiled(expression);
    this.results = results;
    this.together = together;
  }

  private static JsonQuery compiled(String expression) {
    try {
      return JsonQuery.compile(expression, VERSION);
    } catch (StackOverflowError e) {
      throw new BadSelectionException("--jq: the expression is nested too deeply", e);
    } catch (JsonQueryException e) {
      throw new BadSelectionException("--jq: this is not a jq expression: " + place(e), e);
    }
  }

  @Override
  public void print(JsonNode thing) {
    if (together) {
      collect(thing);
    } else {
      query(thing);
    }
  }

  private void collect(JsonNode thing) {
    bytes += Footprint.of(thing);
    if (bytes > MOST) {
      throw new BadSelectionException(
          "--jq: the list is too large to be one array: the first "
              + all.size()
              + " things take more than "
              + (MOST >> 20)
              + " MiB of memory; with -o jsonl the expression sees one thing at a time");
    }
    all.add(thing);
  }

  @Override
  public void end() {
    if (together) {
      query(all);
    }
    results.end();
  }

  private void query(JsonNode input) {
    try {
      query.apply(Scope.newChildScope(scope), input, this::emit);
    } catch (Enough e) {
      // As when a pipe breaks: there is nobody to tell.
      return;
    } catch (JsonQueryException e) {
      throw new BadSelectionException("--jq: " + firstLine(e), e);
    } catch (StackOverflowError e) {
      throw new BadSelectionException(
          "--jq: the expression is nested too deeply, or calls itself without an end", e);
    }
  }

  private void emit(JsonNode result) throws JsonQueryException {
    results.print(result);
    if (!results.isRead()) {
      throw new Enough();
    }
  }

  /** Nobody reads the results any more. */
  private static final class Enough extends JsonQueryException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("nobody reads the results any more");
    }
  }

  /** The library's own message repeats the expression; below it is where reading it ended. */
  private static String place(JsonQueryException e) {
    return firstLine(e.getCause() == null ? e : e.getCause());
  }

  private static String firstLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }
}
