package orch.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/** The body of a request, which knows whether the client has begun to send it. */
final class RequestBody implements BodyPublisher {
  private final BodyPublisher body;
  private volatile boolean begun;

  RequestBody(BodyPublisher body) {
    this.body = body;
  }

  /**
   * Whether any of it may have left. The client asks for it when the headers are out, so a request
   * whose body was never asked for is one the service cannot act on.
   */
  boolean hasBegun() {
    return begun || body.contentLength() == 0;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    begun = true;
    body.subscribe(subscriber);
  }
}
