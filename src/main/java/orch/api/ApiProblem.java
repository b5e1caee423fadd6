package orch.api;

import org.jspecify.annotations.Nullable;

/**
 * Why a call did not do what it should; its kind says what it means, its reply what the service
 * said.
 */
public abstract sealed class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Call call;
  private final transient Reply reply;
  private final boolean retryable;

  private ApiProblem(Call call, Reply reply, boolean retryable) {
    super(reply.words());
    this.call = call;
    this.reply = reply;
    this.retryable = retryable;
  }

  /** The problem that an answer other than a success means. */
  static ApiProblem of(Call call, Answer answer) {
    Reply reply = Reply.of(answer);
    return switch (answer.status()) {
      case 401, 403 -> new Unauthorized(call, reply);
      case 404, 410 -> new NotFound(call, reply);
      case 409, 412 -> new Conflict(call, reply);
      case 429 -> new Throttled(call, reply);
      case 408, 500, 502, 503, 504 -> new ServerBroke(call, reply, true);
      default -> other(call, answer, reply);
    };
  }

  private static ApiProblem other(Call call, Answer answer, Reply reply) {
    if (answer.status() >= 500) {
      return new ServerBroke(call, reply, false);
    }
    if (answer.status() >= 400) {
      return new Invalid(call, reply);
    }
    String where = answer.header("location").map(to -> " to " + to).orElse("");
    return new BadReply(
        call, reply.orWords("it redirects" + where + ", and orch never follows a redirect"));
  }

  /** What was asked. */
  public Call call() {
    return call;
  }

  /** What the service said. */
  public Reply reply() {
    return reply;
  }

  /** Whether the same call may do better a little later. */
  public boolean isRetryable() {
    return retryable;
  }

  /** Whether the service has certainly not acted on the call. */
  public boolean isWithoutEffect() {
    return false;
  }

  /** The same, where an earlier attempt may have had an effect. */
  ApiProblem afterAnother() {
    return this;
  }

  /** The service could not be reached, or the connection broke before its answer was there. */
  public static final class Unreachable extends ApiProblem {
    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;
    private final boolean unsent;

    Unreachable(Call call, Obstacle obstacle, String why, @Nullable Throwable cause) {
      this(call, obstacle, Reply.none(why), obstacle.isBeforeAnythingWasSent());
      initCause(cause);
    }

    private Unreachable(Call call, Obstacle obstacle, Reply reply, boolean unsent) {
      super(call, reply, obstacle.isPassing());
      this.obstacle = obstacle;
      this.unsent = unsent;
    }

    @Override
    Unreachable afterAnother() {
      Unreachable same = new Unreachable(call(), obstacle, reply(), false);
      same.initCause(getCause());
      return same;
    }

    /** What was in the way. */
    public Obstacle obstacle() {
      return obstacle;
    }

    @Override
    public boolean isWithoutEffect() {
      return unsent;
    }
  }

  /** The credentials are not accepted, or may not do this. */
  public static final class Unauthorized extends ApiProblem {
    private static final long serialVersionUID = 1L;

    Unauthorized(Call call, Reply reply) {
      super(call, reply, false);
    }
  }

  /** The thing is not there. */
  public static final class NotFound extends ApiProblem {
    private static final long serialVersionUID = 1L;

    NotFound(Call call, Reply reply) {
      super(call, reply, false);
    }
  }

  /** The call does not fit the state things are in. */
  public static final class Conflict extends ApiProblem {
    private static final long serialVersionUID = 1L;

    Conflict(Call call, Reply reply) {
      super(call, reply, false);
    }
  }

  /** The service does not accept the request as it is. */
  public static final class Invalid extends ApiProblem {
    private static final long serialVersionUID = 1L;

    Invalid(Call call, Reply reply) {
      super(call, reply, false);
    }
  }

  /** Too many requests; this one was not processed. */
  public static final class Throttled extends ApiProblem {
    private static final long serialVersionUID = 1L;

    private final boolean withoutEffect;

    Throttled(Call call, Reply reply) {
      this(call, reply, true);
    }

    private Throttled(Call call, Reply reply, boolean withoutEffect) {
      super(call, reply, true);
      this.withoutEffect = withoutEffect;
    }

    @Override
    public boolean isWithoutEffect() {
      return withoutEffect;
    }

    @Override
    Throttled afterAnother() {
      return new Throttled(call(), reply(), false);
    }
  }

  /** The service failed at the request. */
  public static final class ServerBroke extends ApiProblem {
    private static final long serialVersionUID = 1L;

    ServerBroke(Call call, Reply reply, boolean retryable) {
      super(call, reply, retryable);
    }
  }

  /** An answer came that no client can use, or that it would be wrong to follow. */
  public static final class BadReply extends ApiProblem {
    private static final long serialVersionUID = 1L;

    BadReply(Call call, Reply reply) {
      super(call, reply, false);
    }
  }
}
