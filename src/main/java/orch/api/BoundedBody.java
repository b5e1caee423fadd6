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
import java.util.concurrent.CompletionException;
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
  public void onSubscribe(Subscription body) {
    subscription = body;
    body.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      if (collected.size() + bytes.length > limit) {
        cancel();
        result.completeExceptionally(new TooLarge(limit));
        return;
      }
      collected.write(bytes, 0, bytes.length);
    }
  }

  private void cancel() {
    Subscription body = subscription;
    if (body != null) {
      body.cancel();
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
    return result.exceptionally(this::failed);
  }

  /**
   * Turns a timeout into an IOException, since the client passes on no other exceptions, and
   * cancels the transfer.
   */
  private String failed(Throwable cause) {
    if (cause instanceof TimeoutException) {
      cancel();
      throw new CompletionException(new HttpTimeoutException("the response body timed out"));
    }
    throw new CompletionException(cause);
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
