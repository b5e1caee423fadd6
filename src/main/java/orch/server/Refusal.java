package orch.server;

/** A request that is not acted on, with the answer that says why. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  private Refusal(int status, String message, Reply reply) {
    super(status + " " + message, null, false, false);
    this.reply = reply;
  }

  private static Refusal of(int status, String message) {
    return new Refusal(status, message, ErrorShapes.first(status, message));
  }

  static Refusal invalid(String message) {
    return of(400, message);
  }

  static Refusal unauthenticated() {
    return of(401, "Authenticate with HTTP basic credentials")
        .with("WWW-Authenticate", "Basic realm=\"orch local control plane\"");
  }

  static Refusal foreignHost(String host) {
    return of(403, "The host \"" + host + "\" is not served here, only this machine's own names");
  }

  static Refusal notFound(String what) {
    return of(404, "The requested resource " + what + " was not found");
  }

  static Refusal wrongMethod(String method, String allowed) {
    return of(405, "Method " + method + " is not allowed here").with("Allow", allowed);
  }

  static Refusal conflict(String message) {
    return of(409, message);
  }

  static Refusal tooLarge() {
    return of(413, "The body is larger than " + Bodies.LIMIT + " bytes");
  }

  static Refusal longPath() {
    return of(414, "The path and query are longer than " + Heads.LIMIT + " bytes");
  }

  static Refusal wideHeaders(String why) {
    return of(431, "The headers are too large: " + why);
  }

  static Refusal wrongType() {
    return of(415, "The Content-Type must be application/json");
  }

  /** The same with one more header. */
  Refusal with(String header, String value) {
    return new Refusal(reply.status(), String.valueOf(getMessage()), reply.with(header, value));
  }

  Reply reply() {
    return reply;
  }
}
