package orch.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import orch.cli.problem.DetailLines;
import orch.cli.problem.ExitCode;
import orch.json.Json;
import orch.term.SafeText;
import orch.term.Style;

/**
 * The explanation of a failed command, ready to be printed as text or JSON.
 *
 * @param title the kind of error, in a few words
 * @param message what failed, on which resource, and why
 * @param details further lines, such as one for each mistake
 * @param hint what to do next; empty for none
 * @param facts details for programs
 */
public record ErrorReport(
    ExitCode exit, String title, String message, List<String> details, String hint, Facts facts) {
  /**
   * The longest text, in characters; the part that comes from the service can be as large as a
   * response.
   */
  private static final int LONGEST = 5_000;

  public ErrorReport {
    message = cut(message);
    details = DetailLines.limited(details).stream().map(ErrorReport::cut).toList();
    hint = cut(hint);
  }

  /** A report with the usual title of its exit code. */
  public ErrorReport(
      ExitCode exit, String message, List<String> details, String hint, Facts facts) {
    this(exit, exit.title(), message, details, hint, facts);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  /**
   * What programs read of an error, besides its message.
   *
   * @param status the HTTP status; 0 for none
   * @param code the API's code for the problem; empty for none
   * @param idempotencyKey of the write that is in doubt or was accepted; empty for none
   */
  public record Facts(
      int status,
      String code,
      String requestId,
      String operationId,
      String idempotencyKey,
      boolean retryable) {
    static final Facts NONE = new Facts(0, "", "", "", "", false);

    static Facts ofOperation(String operationId, boolean retryable) {
      return new Facts(0, "", "", operationId, "", retryable);
    }

    /**
     * The same facts for a write with this idempotency key; a write that may have been applied is
     * not retryable.
     */
    Facts about(String operation, UUID key) {
      return new Facts(status, code, requestId, operation, key.toString(), false);
    }
  }

  static ErrorReport of(ExitCode exit, String message, String hint) {
    return new ErrorReport(exit, message, List.of(), hint, Facts.NONE);
  }

  /** What failed, in one line: the message and the first of the details. */
  String summary() {
    if (details.isEmpty()) {
      return message;
    }
    int more = details.size() - 1;
    return message + ": " + details.get(0) + (more == 0 ? "" : "; and " + more + " more");
  }

  /** The report as text for people. */
  String text(Style style) {
    StringBuilder text = new StringBuilder();
    text.append(style.red("orch:")).append(' ').append(SafeText.line(message)).append('\n');
    details.forEach(detail -> text.append("  ").append(SafeText.line(detail)).append('\n'));
    if (!hint.isEmpty()) {
      text.append("  ")
          .append(style.bold("hint:"))
          .append(' ')
          .append(SafeText.line(hint))
          .append('\n');
    }
    String id =
        facts.requestId().isEmpty() ? "" : ", request id " + SafeText.line(facts.requestId());
    text.append("  ").append(style.dim("exit " + exit.code() + " (" + title + ")" + id));
    return text.append('\n').toString();
  }

  /** The report as JSON for programs: problem details (RFC 9457) with orch's own members. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("title", title);
    if (facts.status() > 0) {
      json.put("status", facts.status());
    }
    json.put("detail", message);
    json.put("exitCode", exit.code());
    text(json, "code", facts.code());
    text(json, "requestId", facts.requestId());
    text(json, "operationId", facts.operationId());
    text(json, "idempotencyKey", facts.idempotencyKey());
    json.put("retryable", facts.retryable());
    text(json, "hint", hint);
    if (!details.isEmpty()) {
      ArrayNode errors = json.putArray("errors");
      details.forEach(detail -> errors.addObject().put("detail", detail));
    }
    return json;
  }

  private static void text(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
