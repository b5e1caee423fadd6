package orch.api;

/**
 * Why a call did not do what it should; its kind says what it means, its reply what the service
 * said.
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

  /** The problem that an answer other than a success means. */
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
   * Whether a 4xx shows that a write was refused. Those that the API does not document, and those
   * that do not look like the API's, may come from something on the way that passed the write on.
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
        reply.orMessage("this does not look like an answer of the API (status " + status + ")"));
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
        call, reply.orMessage("it redirects" + where + ", and orch never follows a redirect"));
  }

  /** What was asked. */
  public Call call() {
    return call;
  }

  /** What the service said. */
  public ErrorDetails reply() {
    return reply;
  }

  /** Whether the same call may do better a little later. */
  public boolean isRetryable() {
    return retryable;
  }

  /**
   * Whether the service has certainly not acted on the call, in none of its attempts. Else the fate
   * of a write is unknown, and only an acceptance settles it.
   */
  public boolean isWithoutEffect() {
    return false;
  }

  /** The service could not be reached, or the connection broke before its answer was there. */
  public static final class Unreachable extends ApiException {
    private static final long serialVersionUID = 1L;

    private final FailureCause obstacle;
    private final boolean unsent;

    Unreachable(Call call, FailureCause obstacle, ErrorDetails reply, boolean unsent) {
      super(call, reply, obstacle.isPassing());
      this.obstacle = obstacle;
      this.unsent = unsent;
    }

    /** What was in the way. */
    public FailureCause obstacle() {
      return obstacle;
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

    /** What the last attempt met with. */
    public ApiException last() {
      return last;
    }

    /** What an earlier attempt met with, whose fate is unknown. */
    public ApiException earlier() {
      return earlier;
    }
  }

  /** The credentials are not accepted, or may not do this. */
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

  /** The thing is not there. */
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

  /** The call does not fit the state things are in. */
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

  /** The service does not accept the request as it is. */
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

  /** Too many requests; this one was not processed. */
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

  /** The service failed at the request. */
  public static final class ServerBroke extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerBroke(Call call, ErrorDetails reply, boolean retryable) {
      super(call, reply, retryable);
    }
  }

  /** An answer came that no client can use, or that it would be wrong to follow. */
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
