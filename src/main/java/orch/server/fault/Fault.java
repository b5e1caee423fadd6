package orch.server.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import orch.server.fault.FaultKind.Moment;
import orch.server.http.ErrorShapes;
import orch.server.http.Reply;

/**
 * A fault that the control plane injects into one exchange or operation.
 *
 * @param status the status code of the response, for kinds that make one; else 0
 * @param argument the text after the "=" in its rule; empty when there is none
 * @param options what follows after commas, by name, in the order in which it was written
 */
public record Fault(FaultKind kind, int status, String argument, Map<String, String> options) {
  public static final Fault NONE = new Fault(FaultKind.NONE, 0, "");

  private static final int USUAL_FAILURE = 500;

  /** A fault without options. */
  Fault(FaultKind kind, int status, String argument) {
    this(kind, status, argument, Map.of());
  }

  /** Reads the fault of an operation from the output of {@link #text}; unknown ones are none. */
  public static Fault ofText(String text) {
    return text.isEmpty() ? NONE : EffectText.known(text).orElse(NONE);
  }

  /** This fault as it is written in a rule. */
  public String text() {
    if (kind == FaultKind.NONE) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(kind == FaultKind.STATUS ? String.valueOf(status) : kind.word());
    text.append(argument.isEmpty() ? "" : "=" + argument);
    options.forEach((name, value) -> text.append("," + name + "=" + value));
    return text.toString();
  }

  public Duration millis() {
    return Duration.ofMillis(Long.parseLong(argument));
  }

  public Duration seconds() {
    return Duration.ofSeconds(Long.parseLong(argument));
  }

  /** Whether the client gets no response at all. */
  public boolean isUnanswered() {
    return kind == FaultKind.CUT_BEFORE || kind == FaultKind.CUT_AFTER || kind == FaultKind.HANG;
  }

  boolean isOfOperation() {
    return kind.moment() == Moment.OPERATION;
  }

  /** Whether the request is not processed. */
  boolean isInstead() {
    return kind.moment() == Moment.INSTEAD;
  }

  /**
   * The response to send instead of processing the request; empty when the request is processed.
   */
  public Optional<Reply> replacement() {
    return switch (kind) {
      case STATUS -> Optional.of(throttling(plain()));
      case SHAPE2 -> Optional.of(throttling(ErrorShapes.second(status, code(status), message())));
      case SHAPE3 -> Optional.of(throttling(ErrorShapes.third(status, code(status), message())));
      case HTML ->
          Optional.of(throttling(Reply.json(status, page()).with(Reply.TYPE, "text/html")));
      case EMPTY -> Optional.of(throttling(Reply.empty(status)));
      case REDIRECT -> Optional.of(Reply.empty(302).with("Location", argument));
      case HUGE, CUT_BEFORE -> Optional.of(Reply.json(200, "{}"));
      default -> Optional.empty();
    };
  }

  /** The status code of the error of an operation that fails. */
  public int failureStatus() {
    return options.containsKey("status")
        ? Integer.parseInt(options.getOrDefault("status", ""))
        : USUAL_FAILURE;
  }

  /** The code of the error of an operation that fails. */
  public int failureCode() {
    return code(failureStatus());
  }

  /** The text of the error of an operation that fails. */
  public String failureMessage() {
    return options.getOrDefault("message", "Injected fault: the operation failed");
  }

  private Reply plain() {
    String body = options.get("body");
    return body == null
        ? ErrorShapes.first(status, code(status), message())
        : Reply.json(status, body);
  }

  private Reply throttling(Reply reply) {
    boolean isShort = kind == FaultKind.STATUS && !argument.isEmpty();
    String seconds = options.getOrDefault("retry-after", isShort ? argument : "");
    return seconds.isEmpty() ? reply : reply.with("Retry-After", seconds);
  }

  private int code(int ofStatus) {
    String code = options.get("code");
    return code == null ? ErrorShapes.code(ofStatus) : Integer.parseInt(code);
  }

  private String page() {
    return "<html><head><title>" + status + "</title></head><body>" + message() + "</body></html>";
  }

  private String message() {
    return options.getOrDefault("message", "Injected fault: status " + status);
  }
}
