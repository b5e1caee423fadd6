package orch.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import orch.json.Footprint;
import orch.json.Json;

/**
 * Prints the results of a jq expression, applied to each item or to the array of all items. The
 * expression has no access to the environment, files or modules.
 */
final class JqPrinter implements Printer {
  private static final Version VERSION = Versions.JQ_1_7;
  private static final Pattern PLACE = Pattern.compile("line \\d+, column \\d+");

  /**
   * The most memory, in bytes, that the array of all items may take: about 3,000 configurations of
   * 2 KiB.
   */
  private static final long MAX_BYTES = 64L << 20;

  private final JsonQuery query;
  private final Scope scope = Scope.newEmptyScope();
  private final JqResultPrinter results;
  private final ArrayNode all = Json.array();
  private long bytes;
  private final boolean together;

  /**
   * @param together whether the expression is applied once, to the array of all items
   * @throws BadSelectionException when the expression is not valid
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
  public void print(JsonNode item) {
    if (together) {
      collect(item);
    } else {
      query(item);
    }
  }

  private void collect(JsonNode item) {
    bytes += Footprint.of(item);
    if (bytes > MAX_BYTES) {
      throw new BadSelectionException(
          "--jq: the list is too large to be one array: the first "
              + all.size()
              + " items take more than "
              + (MAX_BYTES >> 20)
              + " MiB of memory; with -o jsonl the expression gets one item at a time");
    }
    all.add(item);
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
    } catch (ClosedPipeException e) {
      // The reader closed the pipe, which is not an error.
      return;
    } catch (JsonQueryException e) {
      throw new BadSelectionException("--jq: " + firstLine(e), e);
    } catch (StackOverflowError e) {
      throw new BadSelectionException(
          "--jq: the expression is nested too deeply, or recurses without end", e);
    }
  }

  private void emit(JsonNode result) throws JsonQueryException {
    results.print(result);
    if (!results.isRead()) {
      throw new ClosedPipeException();
    }
  }

  /** Ends the query when the reader has closed the pipe. */
  private static final class ClosedPipeException extends JsonQueryException {
    private static final long serialVersionUID = 1L;

    ClosedPipeException() {
      super("the reader closed the pipe");
    }
  }

  /**
   * Where the expression is wrong. The library's message also names tokens of its grammar, which do
   * not help the user.
   */
  private static String place(JsonQueryException e) {
    String message = firstLine(e.getCause() == null ? e : e.getCause());
    Matcher place = PLACE.matcher(message);
    return place.find() ? "syntax error at " + place.group() : message;
  }

  private static String firstLine(Throwable problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }
}
