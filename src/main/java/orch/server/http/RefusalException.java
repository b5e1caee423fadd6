package orch.server.http;

/** A request that is not acted on, with the answer that says why. */
public final class RefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  private RefusalException(int status, String message, Reply reply) {
    super(status + " " + message, null, false, false);
    this.reply = reply;
  }

  private static RefusalException of(int status, String message) {
    return new RefusalException(status, message, ErrorShapes.first(status, message));
  }

  public static RefusalException invalid(String message) {
    return of(400, message);
  }

  static RefusalException unauthenticated() {
    return of(401, "Authenticate with HTTP basic credentials")
        .with("WWW-Authenticate", "Basic realm=\"orch local control plane\"");
  }

  public static RefusalException foreignHost(String host) {
    return of(403, "The host \"" + host + "\" is not served here, only this machine's own names");
  }

  public static RefusalException notFound(String what) {
    return of(404, "The requested resource " + what + " was not found");
  }

  public static RefusalException wrongMethod(String method, String allowed) {
    return of(405, "Method " + method + " is not allowed here").with("Allow", allowed);
  }

  public static RefusalException conflict(String message) {
    return of(409, message);
  }

  static RefusalException tooLarge() {
    return of(413, "The body is larger than " + RequestBodies.LIMIT + " bytes");
  }

  static RefusalException longPath() {
    return of(414, "The path and query are longer than " + RequestHeads.LIMIT + " bytes");
  }

  static RefusalException wideHeaders(String why) {
    return of(431, "The headers are too large: " + why);
  }

  public static RefusalException wrongType() {
    return of(415, "The Content-Type must be application/json");
  }

  /** The same with one more header. */
  public RefusalException with(String header, String value) {
    return new RefusalException(
        reply.status(), String.valueOf(getMessage()), reply.with(header, value));
  }

  public Reply reply() {
    return reply;
  }
}
