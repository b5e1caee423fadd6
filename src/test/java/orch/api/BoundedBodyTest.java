package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedBodyTest {
  private static final long LONG = TimeUnit.MINUTES.toNanos(5);

  private final BoundedBody body = new BoundedBody(1024);
  private final Transfer transfer = new Transfer();

  private static final class Transfer implements Subscription {
    private long requested;
    private volatile boolean isCancelled;

    @Override
    public void request(long count) {
      requested += count;
    }

    @Override
    public void cancel() {
      isCancelled = true;
    }
  }

  private static ByteBuffer part(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isTheTextOfAllParts() throws Exception {
    body.onSubscribe(transfer);
    assertEquals(Long.MAX_VALUE, transfer.requested);
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    body.onNext(List.of(part("1 "), ByteBuffer.wrap(euro, 0, 1)));
    body.onNext(List.of(ByteBuffer.wrap(euro, 1, 2)));
    body.onComplete();
    assertEquals("1 €", body.await(0));
    assertFalse(transfer.isCancelled);
  }

  @Test
  void isWaitedForInAnotherThread() throws Exception {
    FutureTask<String> waiting = new FutureTask<>(() -> body.await(LONG));
    start(waiting);
    body.onSubscribe(transfer);
    body.onNext(List.of(part("x".repeat(1024))));
    body.onComplete();
    assertEquals(1024, waiting.get().length());
  }

  @Test
  void isCancelledWhenItDoesNotCome() {
    body.onSubscribe(transfer);
    body.onNext(List.of(part("x")));
    assertThrows(HttpTimeoutException.class, () -> body.await(1_000_000));
    assertTrue(transfer.isCancelled);
  }

  @Test
  void isCancelledWhenItIsTooLarge() {
    body.onSubscribe(transfer);
    body.onNext(List.of(part("x".repeat(1024)), part("y")));
    assertTrue(transfer.isCancelled);
    // What was on the way before the end of the transfer.
    body.onNext(List.of(part("z")));
    body.onComplete();
    IOException problem = assertThrows(IOException.class, () -> body.await(LONG));
    assertInstanceOf(BoundedBody.TooLarge.class, problem.getCause());
    assertEquals("the response is larger than 1 KiB", problem.getMessage());
  }

  @Test
  void failsAsTheConnectionDoes() {
    EOFException cause = new EOFException("EOF reached while reading");
    body.onSubscribe(transfer);
    body.onError(cause);
    IOException problem = assertThrows(IOException.class, () -> body.await(LONG));
    assertSame(cause, problem.getCause());
    assertEquals(cause.getMessage(), problem.getMessage());
  }

  @Test
  void isCancelledWhenItsCallerIsInterrupted() throws Exception {
    body.onSubscribe(transfer);
    FutureTask<InterruptedException> waiting =
        new FutureTask<>(() -> assertThrows(InterruptedException.class, () -> body.await(LONG)));
    Thread caller = start(waiting);
    caller.interrupt();
    assertEquals(InterruptedException.class, waiting.get().getClass());
    assertTrue(transfer.isCancelled);
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "caller");
    thread.start();
    return thread;
  }
}
