package orch.api;

/**
 * A call that failed. Each subclass is a kind of failure with its own meaning for the caller;
 * {@link #reply} holds what the service said.
 */
public abstract sealed class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Call call;
  private final transient ErrorDetails reply;
  private final boolean retryable;

  private ApiException(Call call, ErrorDetails reply, boolean retryable) {
    super(reply.message());
    this.call = call;
    this.reply = reply;
    this.retryable = retryable;
  }

  /** The exception for an answer that is not a success. */
  static ApiException of(Call call, RawResponse answer) {
    ErrorDetails reply = ErrorDetails.of(answer);
    int status = answer.status();
    if (call.isWrite() && !isRefusal(status, reply)) {
      return inDoubt(call, status, reply);
    }
    return switch (status) {
      case 401, 403 -> new Unauthorized(call, reply);
      case 404, 410 -> new NotFound(call, reply);
      case 409, 412 -> new Conflict(call, reply);
      case 429 -> new Throttled(call, reply);
      case 408, 500, 502, 503, 504 -> new ServerBroke(call, reply, true);
      default -> other(call, answer, reply);
    };
  }

  /**
   * Whether an answer shows that a write was refused. A 4xx that the API does not document, or that
   * does not look like the API's, may come from an intermediary that had already forwarded the
   * write.
   */
  private static boolean isRefusal(int status, ErrorDetails reply) {
    return switch (status) {
      case 401, 403, 411, 413, 414, 429, 431 -> true;
      case 400, 404, 405, 406, 409, 410, 412, 415, 422 -> reply.isFromApi();
      default -> status < 400 || status == 408 || status >= 500;
    };
  }

  private static ApiException inDoubt(Call call, int status, ErrorDetails reply) {
    return new BadReply(
        call,
        reply.orMessage("the response does not look like one from the API (HTTP " + status + ")"));
  }

  private static ApiException other(Call call, RawResponse answer, ErrorDetails reply) {
    if (answer.status() >= 500) {
      return new ServerBroke(call, reply, false);
    }
    if (answer.status() >= 400) {
      return new Invalid(call, reply);
    }
    String where = answer.header("location").map(to -> " to " + to).orElse("");
    return new BadReply(
        call,
        reply.orMessage("the service redirects" + where + ", and orch does not follow redirects"));
  }

  /** The call that failed. */
  public Call call() {
    return call;
  }

  /** The service's error details; orch's own message where no answer came. */
  public ErrorDetails reply() {
    return reply;
  }

  /** Whether a retry may succeed. */
  public boolean isRetryable() {
    return retryable;
  }

  /**
   * Whether the service certainly did not act on any attempt of the call. Otherwise the outcome of
   * a write is unknown, until the service accepts it.
   */
  public boolean isWithoutEffect() {
    return false;
  }

  /** The service could not be reached, or the connection broke before the response was complete. */
  public static final class Unreachable extends ApiException {
    private static final long serialVersionUID = 1L;

    private final FailureCause failureCause;
    private final boolean unsent;

    Unreachable(Call call, FailureCause failureCause, ErrorDetails reply, boolean unsent) {
      super(call, reply, failureCause.isTemporary());
      this.failureCause = failureCause;
      this.unsent = unsent;
    }

    /** Why there is no answer. */
    public FailureCause failureCause() {
      return failureCause;
    }

    @Override
    public boolean isWithoutEffect() {
      return unsent;
    }
  }

  /** The deadline passed before the call could be sent. */
  public static final class DeadlinePassed extends ApiException {
    private static final long serialVersionUID = 1L;

    DeadlinePassed(Call call) {
      super(call, ErrorDetails.none("the deadline passed before the request could be sent"), true);
    }

    @Override
    public boolean isWithoutEffect() {
      return true;
    }
  }

  /** The last attempt was refused, but an earlier one may have been applied. */
  public static final class InDoubt extends ApiException {
    private static final long serialVersionUID = 1L;

    private final ApiException last;
    private final ApiException earlier;

    InDoubt(ApiException last, ApiException earlier) {
      super(last.call(), last.reply(), last.isRetryable());
      this.last = last;
      this.earlier = earlier;
      initCause(last);
    }

    /** Why the last attempt failed. */
    public ApiException last() {
      return last;
    }

    /** Why an earlier attempt failed, whose outcome is unknown. */
    public ApiException earlier() {
      return earlier;
    }
  }

  /** The credentials are not accepted (401), or have no permission for the call (403). */
  public static final class Unauthorized extends ApiException {
    private static final long serialVersionUID = 1L;

    Unauthorized(Call call, ErrorDetails reply) {
      super(call, reply, false);
    }

    @Override
    public boolean isWithoutEffect() {
      return true;
    }
  }

  /** The resource does not exist (404, 410). */
  public static final class NotFound extends ApiException {
    private static final long serialVersionUID = 1L;

    NotFound(Call call, ErrorDetails reply) {
      super(call, reply, false);
    }

    @Override
    public boolean isWithoutEffect() {
      return true;
    }
  }

  /** The call conflicts with the state of the resource (409, 412). */
  public static final class Conflict extends ApiException {
    private static final long serialVersionUID = 1L;

    Conflict(Call call, ErrorDetails reply) {
      super(call, reply, false);
    }

    @Override
    public boolean isWithoutEffect() {
      return true;
    }
  }

  /** The service rejects the request as invalid (any other 4xx). */
  public static final class Invalid extends ApiException {
    private static final long serialVersionUID = 1L;

    Invalid(Call call, ErrorDetails reply) {
      super(call, reply, false);
    }

    @Override
    public boolean isWithoutEffect() {
      return true;
    }
  }

  /** Too many requests (429). This one was not processed. */
  public static final class Throttled extends ApiException {
    private static final long serialVersionUID = 1L;

    Throttled(Call call, ErrorDetails reply) {
      super(call, reply, true);
    }

    @Override
    public boolean isWithoutEffect() {
      return true;
    }
  }

  /** The service failed to process the request (408, 5xx). */
  public static final class ServerBroke extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerBroke(Call call, ErrorDetails reply, boolean retryable) {
      super(call, reply, retryable);
    }
  }

  /** An answer that cannot be used, or must not be followed. */
  public static final class BadReply extends ApiException {
    private static final long serialVersionUID = 1L;

    BadReply(Call call, ErrorDetails reply) {
      super(call, reply, false);
    }

    BadReply(Call call, ErrorDetails reply, Throwable cause) {
      this(call, reply);
      initCause(cause);
    }
  }
}
