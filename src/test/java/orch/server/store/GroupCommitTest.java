package orch.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import orch.server.store.GroupCommit.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes that are committed in one transaction. */
@Timeout(60)
class GroupCommitTest {
  private static final String ALL =
      "SELECT group_concat(number) FROM (SELECT number FROM made ORDER BY number)";

  @TempDir Path directory;

  @Test
  void anErrorInOneChangeEndsTheWaitOfTheOthers() throws Exception {
    Path file = directory.resolve("orch.db");
    try (Session session = Session.open(file)) {
      GroupCommit changes = new GroupCommit(session, group -> commit(group, session));
      List<CompletableFuture<Integer>> made;
      synchronized (session) {
        made =
            Stream.of(1, 2, 3, 4)
                .map(
                    number ->
                        CompletableFuture.supplyAsync(
                            () -> changes.make("AC1", Duration.ZERO, in -> sound(number)),
                            task -> new Thread(task).start()))
                .toList();
        waiting(4, session);
      }
      long failed = made.stream().filter(GroupCommitTest::hasFailed).count();

      assertTrue(failed >= 1, "nobody heard of it");
      Integer five = changes.make("AC1", Duration.ZERO, in -> 5);
      assertEquals(5, five);
    }
  }

  private static int sound(int number) {
    if (number == 2) {
      throw new StackOverflowError("as in a document that is nested too deeply");
    }
    return number;
  }

  private static boolean hasFailed(CompletableFuture<Integer> made) {
    try {
      made.get(20, TimeUnit.SECONDS);
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("it waits still", e);
    }
  }

  /** Makes several threads wait for the session's lock, so that one of them commits all changes. */
  private static void waiting(int count, Session session) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    int identity = System.identityHashCode(session);
    long blocked = 0;
    while (blocked < count) {
      Thread.onSpinWait();
      blocked =
          Arrays.stream(threads.dumpAllThreads(false, false))
              .filter(thread -> thread.getLockInfo() != null)
              .filter(thread -> thread.getLockInfo().getIdentityHashCode() == identity)
              .count();
    }
  }

  private static void commit(Group group, Session session) {
    try {
      int unused = session.transaction(group::in);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRefusedChangeIsUndoneAloneAndTheOthersOfItsGroupStay() throws Exception {
    Path file = directory.resolve("orch.db");
    try (Session session = Session.open(file)) {
      session.run("CREATE TABLE made (number INTEGER)");
      GroupCommit changes = new GroupCommit(session, group -> commit(group, session));
      List<CompletableFuture<Integer>> made;
      synchronized (session) {
        made =
            Stream.of(1, 2, 3)
                .map(
                    number ->
                        CompletableFuture.supplyAsync(
                            () -> changes.make("AC1", Duration.ZERO, in -> inserted(in, number)),
                            task -> new Thread(task).start()))
                .toList();
        waiting(3, session);
      }
      assertEquals(List.of(false, true, false), made.stream().map(one -> hasFailed(one)).toList());
      assertEquals("1,3", session.query(ALL, rows -> rows.next() ? rows.getString(1) : ""));
    }
  }

  /** The second change is refused after it has written, as a PATCH is that comes too late. */
  private static int inserted(Session session, int number) throws SQLException {
    session.update("INSERT INTO made VALUES (?)", (long) number);
    if (number == 2) {
      throw new IllegalStateException("refused");
    }
    return number;
  }
}
