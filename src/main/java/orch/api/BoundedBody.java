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

/** Collects a body, and gives up when it grows beyond all measure or does not come in time. */
final class BoundedBody implements BodySubscriber<String> {
  private final CompletableFuture<String> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final int limit;
  private volatile @Nullable Subscription subscription;

  /**
   * @param limit the most bytes
   * @param atMost the time until the last byte
   */
  BoundedBody(int limit, Duration atMost) {
    this.limit = limit;
    whole.orTimeout(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
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
        whole.completeExceptionally(new TooLarge(limit));
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
    whole.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    whole.complete(collected.toString(StandardCharsets.UTF_8));
  }

  @Override
  public CompletionStage<String> getBody() {
    return whole.exceptionally(this::failed);
  }

  /**
   * The client passes on only what is an IOException; of a body that is too late it has to let go.
   */
  private String failed(Throwable cause) {
    if (cause instanceof TimeoutException) {
      cancel();
      throw new CompletionException(new HttpTimeoutException("the body did not come in time"));
    }
    throw new CompletionException(cause);
  }

  /** The body is larger than any answer of the API. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int limit) {
      super(
          limit >= 1 << 20
              ? "the answer is larger than "
                  + (limit >> 20)
                  + " MiB; for a list, --page-size asks for fewer at a time"
              : "the answer is larger than " + (limit >> 10) + " KiB");
    }
  }
}
