package orch.server.http;

/** A refused request, with its error response. */
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

  /** A refusal with an error code of its own. */
  public static RefusalException of(int status, int code, String message) {
    return new RefusalException(status, message, ErrorShapes.first(status, code, message));
  }

  public static RefusalException invalid(String message) {
    return of(400, message);
  }

  static RefusalException unauthenticated() {
    return of(401, "Authenticate with HTTP basic credentials")
        .with("WWW-Authenticate", "Basic realm=\"orch local control plane\"");
  }

  public static RefusalException hostNotAllowed(String host) {
    return of(
        403,
        "The host \""
            + host
            + "\" is not allowed here: use a name of this machine, such as localhost");
  }

  public static RefusalException forbidden(String message) {
    return of(403, message);
  }

  public static RefusalException notFound(String what) {
    return of(404, "The requested resource " + what + " was not found");
  }

  public static RefusalException methodNotAllowed(String method, String allowed) {
    return of(405, "Method " + method + " is not allowed here").with("Allow", allowed);
  }

  public static RefusalException conflict(String message) {
    return of(409, message);
  }

  static RefusalException tooLarge() {
    return of(413, "The body is larger than " + RequestBodies.LIMIT + " bytes");
  }

  static RefusalException uriTooLong() {
    return of(414, "The path and query are longer than " + RequestHeads.LIMIT + " bytes");
  }

  static RefusalException headersTooLarge(String why) {
    return of(431, "The headers are too large: " + why);
  }

  public static RefusalException unsupportedMediaType() {
    return of(415, "The Content-Type must be application/json");
  }

  /** The same refusal with one more response header. */
  public RefusalException with(String header, String value) {
    return new RefusalException(
        reply.status(), String.valueOf(getMessage()), reply.with(header, value));
  }

  public Reply reply() {
    return reply;
  }
}
