package orch.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/** A request body that records whether the client has begun to send it. */
final class RequestBody implements BodyPublisher {
  private final BodyPublisher body;
  private volatile boolean begun;

  RequestBody(BodyPublisher body) {
    this.body = body;
  }

  /**
   * Whether any part may have been sent. The client asks for the body after it has sent the
   * headers, so the service cannot act on a request whose body was never asked for.
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
