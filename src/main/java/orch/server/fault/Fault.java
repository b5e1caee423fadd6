package orch.server.fault;

import java.time.Duration;
import java.util.Optional;
import orch.server.fault.FaultKind.Moment;
import orch.server.http.ErrorShapes;
import orch.server.http.Reply;

/**
 * A fault that the control plane injects into one exchange or operation.
 *
 * @param status the status code of the response, for kinds that make one; else 0
 * @param argument the text after the "=" in its spec; empty when there is none
 */
public record Fault(FaultKind kind, int status, String argument) {
  public static final Fault NONE = new Fault(FaultKind.NONE, 0, "");

  /** Reads the fault of an operation from the output of {@link #text}. */
  public static Fault ofText(String text) {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    String argument = equals < 0 ? "" : text.substring(equals + 1);
    return FaultKind.named(word).map(kind -> new Fault(kind, 0, argument)).orElse(NONE);
  }

  public String text() {
    return kind == FaultKind.NONE ? "" : kind.word() + (argument.isEmpty() ? "" : "=" + argument);
  }

  /** This fault if it applies at that moment, else {@link #NONE}. */
  public Fault at(Moment moment) {
    return kind.moment() == moment ? this : NONE;
  }

  public Duration millis() {
    return Duration.ofMillis(Long.parseLong(argument));
  }

  public Duration seconds() {
    return Duration.ofSeconds(Long.parseLong(argument));
  }

  /**
   * The response to send instead of processing the request; empty when the request is processed.
   */
  public Optional<Reply> replacement() {
    return switch (kind) {
      case STATUS -> Optional.of(plain());
      case SHAPE2 -> Optional.of(ErrorShapes.second(status, message()));
      case SHAPE3 -> Optional.of(ErrorShapes.third(status, message()));
      case HTML -> Optional.of(Reply.json(status, page()).with(Reply.TYPE, "text/html"));
      case EMPTY -> Optional.of(Reply.empty(status));
      case REDIRECT -> Optional.of(Reply.empty(302).with("Location", argument));
      case HUGE, CUT_BEFORE -> Optional.of(Reply.json(200, "{}"));
      default -> Optional.empty();
    };
  }

  private Reply plain() {
    Reply reply = ErrorShapes.first(status, message());
    return argument.isEmpty() ? reply : reply.with("Retry-After", argument);
  }

  private String page() {
    return "<html><head><title>" + status + "</title></head><body>" + message() + "</body></html>";
  }

  private String message() {
    return "Injected fault: status " + status;
  }
}
