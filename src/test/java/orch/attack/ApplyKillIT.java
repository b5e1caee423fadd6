package orch.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orch.Launched;
import orch.Orch;
import orch.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applies of twenty documents. When one is killed, the same command again leaves twenty, none
 * twice. Several at once write one lock file.
 */
class ApplyKillIT {
  private static final int COUNT = 20;
  private static final String BIN = Launched.CHECKOUT.resolve("bin/orch").toString();

  @TempDir private Path home;

  @Test
  void theSameCommandAgainDoesTheRest() throws Exception {
    try (Service service = Service.start(home, "700ms")) {
      long start = System.nanoTime();
      Launched machine = machine(-1);
      machine.end(machine.start(BIN, words(service.url()))).exits(0);
      long whole = System.nanoTime() - start;
      Rounds.of("kill -9 of an apply", 6)
          .run(
              (number, random) ->
                  killed(service, number, (long) ((0.2 + 0.8 * random.nextDouble()) * whole)));
    }
  }

  private void killed(Service service, int number, long nanos) throws Exception {
    Launched machine = machine(number);
    Launched.Running running = machine.start(BIN, words(service.url()));
    TimeUnit.NANOSECONDS.sleep(nanos);
    Person.kill(running);
    machine.orch(words(service.url())).exits(0);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(1, service.count(name(number, i)), name(number, i));
    }
    Result again = machine.orch(words(service.url())).exits(0);
    again.says("nothing to do: " + COUNT + " unchanged");
  }

  @Test
  void severalAppliesAtOnceKeepTheLinesOfAll() throws Exception {
    try (Service service = Service.start(home, "200ms")) {
      Launched machine = machine(0);
      String documents = Files.readString(home.resolve("machine0/all.yaml"));
      List<Launched.Running> running = new ArrayList<>();
      for (String set : List.of("one", "two", "three")) {
        Files.writeString(
            home.resolve("machine0").resolve(set + ".yaml"), documents.replace("round0", set));
        String[] more = {"--lock", "orch.lock.yaml", "-q"};
        String[] words = words(service.url());
        words[List.of(words).indexOf("all.yaml")] = set + ".yaml";
        running.add(machine.start(BIN, Orch.joined(words, more)));
      }
      for (Launched.Running each : running) {
        machine.end(each).exits(0);
      }
      String lock = Files.readString(home.resolve("machine0/orch.lock.yaml"));
      assertEquals(3 * COUNT, lock.lines().filter(line -> line.startsWith("  \"")).count(), lock);
      assertEquals(1, service.count("two-7"));
    }
  }

  private static String name(int number, int i) {
    return "round" + number + "-" + i;
  }

  private Launched machine(int number) throws Exception {
    Path own = Files.createDirectories(home.resolve("machine" + number));
    String documents =
        IntStream.range(0, COUNT)
            .mapToObj(
                i ->
                    "displayName: "
                        + name(number, i)
                        + "\ndescription: d\nconversationGroupingType: GROUP_BY_PROFILE\n"
                        + "memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2\n")
            .collect(Collectors.joining("---\n"));
    Files.writeString(own.resolve("all.yaml"), documents);
    return new Launched(own);
  }

  private static String[] words(URI url) {
    List<String> words = new ArrayList<>(List.of("-p", "local", "--base-url", url.toString()));
    words.addAll(List.of("config", "apply", "-f", "all.yaml", "--yes"));
    return words.toArray(String[]::new);
  }
}
