package orch.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a response, up to a size limit. The client passes the response on as soon as
 * it has the headers, and its caller waits for the body itself, so no timer has to be set for it.
 */
final class BoundedBody implements BodySubscriber<BoundedBody> {
  private final CompletableFuture<ByteArrayOutputStream> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final int limit;
  private volatile @Nullable Subscription subscription;

  /**
   * @param limit the largest size, in bytes
   */
  BoundedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<BoundedBody> getBody() {
    return CompletableFuture.completedFuture(this);
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
        whole.completeExceptionally(new TooLarge(limit));
        cancel();
        return;
      }
      collected.write(bytes, 0, bytes.length);
    }
  }

  @Override
  public void onError(Throwable cause) {
    whole.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    whole.complete(collected);
  }

  /**
   * Waits for the whole body. The transfer is cancelled when it does not come.
   *
   * @param nanos the time limit, in nanoseconds
   * @return the text
   * @throws HttpTimeoutException when it has not come within the time limit
   * @throws IOException when the connection broke, or the body is too large
   */
  String await(long nanos) throws IOException, InterruptedException {
    try {
      return whole.get(nanos, TimeUnit.NANOSECONDS).toString(StandardCharsets.UTF_8);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("the response body timed out");
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IOException(cause.getMessage(), cause);
    } finally {
      if (!whole.isDone()) {
        cancel();
      }
    }
  }

  private void cancel() {
    Subscription transfer = subscription;
    if (transfer != null) {
      transfer.cancel();
    }
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
