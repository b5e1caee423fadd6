package orch.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a response, up to a size limit. The client passes the response on as soon as
 * it has the headers, and its caller waits for the body itself, so no timer has to be set for it.
 */
final class BoundedBody implements BodySubscriber<BoundedBody> {
  private final CountDownLatch end = new CountDownLatch(1);
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final int limit;
  private volatile @Nullable Subscription subscription;
  private volatile @Nullable Throwable failure;

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
    if (failure != null) {
      return;
    }
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      if (collected.size() + bytes.length > limit) {
        onError(new TooLarge(limit));
        cancel();
        return;
      }
      collected.write(bytes, 0, bytes.length);
    }
  }

  @Override
  public void onError(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    end.countDown();
  }

  @Override
  public void onComplete() {
    end.countDown();
  }

  /**
   * Waits for the whole body. The transfer is cancelled when it does not come.
   *
   * @param atMostNanos the time limit, in nanoseconds
   * @return the text
   * @throws HttpTimeoutException when it has not come within the time limit
   * @throws IOException when the connection broke, or the body is too large
   */
  String await(long atMostNanos) throws IOException, InterruptedException {
    boolean ended = false;
    try {
      ended = end.await(atMostNanos, TimeUnit.NANOSECONDS);
    } finally {
      if (!ended) {
        cancel();
      }
    }
    if (!ended) {
      throw new HttpTimeoutException("the response body timed out");
    }
    Throwable cause = failure;
    if (cause != null) {
      throw new IOException(cause.getMessage(), cause);
    }
    return collected.toString(StandardCharsets.UTF_8);
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
