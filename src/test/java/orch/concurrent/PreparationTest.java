package orch.concurrent;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What a command learns of a preparation that failed. The errors are those of the process. */
@Timeout(20)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PreparationTest {
  private final LinkageError consequence = new LinkageError("met by the command");

  @Test
  @Order(1)
  void withoutAnErrorTheConsequenceIsTheFirst() {
    new Preparation("fine", () -> {}).begin();
    assertSame(consequence, Preparation.firstError(consequence));
  }

  @Test
  @Order(2)
  void whoAsksForTheFirstErrorWaitsForIt() {
    NoClassDefFoundError reason = new NoClassDefFoundError("no more files");
    CountDownLatch asked = new CountDownLatch(1);
    new Preparation(
            "failing",
            () -> {
              try {
                asked.await();
                Thread.sleep(50);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              throw reason;
            })
        .begin();
    asked.countDown();
    assertSame(reason, Preparation.firstError(consequence));
  }
}
