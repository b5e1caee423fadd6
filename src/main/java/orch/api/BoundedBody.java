package orch.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a response, and fails when the body exceeds a size limit or a time limit.
 */
final class BoundedBody implements BodySubscriber<String> {
  private final CompletableFuture<String> result = new CompletableFuture<>();
  private final CompletableFuture<String> body = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final int limit;
  private volatile @Nullable Subscription subscription;

  /**
   * @param limit the largest size, in bytes
   * @param atMost the time limit until the last byte
   */
  BoundedBody(int limit, Duration atMost) {
    this.limit = limit;
    result.orTimeout(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
  }

  @Override
  public void onSubscribe(Subscription transfer) {
    subscription = transfer;
    transfer.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      if (collected.size() + bytes.length > limit) {
        result.completeExceptionally(new TooLarge(limit));
        return;
      }
      collected.write(bytes, 0, bytes.length);
    }
  }

  private void cancel() {
    Subscription transfer = subscription;
    if (transfer != null) {
      transfer.cancel();
    }
  }

  @Override
  public void onError(Throwable cause) {
    result.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    result.complete(collected.toString(StandardCharsets.UTF_8));
  }

  @Override
  public CompletionStage<String> getBody() {
    CompletableFuture<String> unused = result.whenComplete(this::settle);
    return body;
  }

  /**
   * Passes the result on to the client. A timeout becomes an IOException, since the client passes
   * on no other exceptions. The transfer is cancelled afterwards, because Java 25 reports a
   * cancellation as the reason of a failure that has none yet.
   */
  private void settle(@Nullable String text, @Nullable Throwable cause) {
    if (cause == null) {
      body.complete(text);
      return;
    }
    boolean isLate = cause instanceof TimeoutException;
    body.completeExceptionally(
        isLate ? new HttpTimeoutException("the response body timed out") : cause);
    cancel();
  }

  /** The body is larger than any answer of the API. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super(
          limit >= 1 << 20
              ? "the response is larger than "
                  + (limit >> 20)
                  + " MiB; for a list, give a smaller --page-size"
              : "the response is larger than " + (limit >> 10) + " KiB");
    }
  }
}
