package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import orch.server.schema.BodySchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Law: the local control plane accepts every body that the client sends, and the client refuses
 * more than it only where the client's reason is known. The two have their limits from different
 * sources: the client from its code, the server from the contract's schemas.
 */
class ServerLimitsLawTest {
  /** Where the client asks for more than the contract: these are never sent. */
  private static final List<String> STRICTER =
      List.of(
          "/(channelSettings/.*/(from|to)|intelligenceConfigurationIds/\\d+) must have 1 to \\d+ char.*",
          "/channelSettings/.*/(inactive|closed) must be a whole number of minutes, not the number"
              + " \\d{10,}");

  @ParameterizedTest
  @CsvSource({"CREATE, CREATE", "REPLACE, REPLACE", "PATCH, PATCH"})
  void bothSidesAgree(Limits client, BodySchema server) {
    RandomChanges changes = new RandomChanges(new Random(4));
    int accepted = 0;
    for (int seed = 0; seed < 10_000; seed++) {
      ObjectNode document = new RandomDocuments(seed).next();
      changes.upToTwo(document);
      List<String> mine =
          client.check(document).stream().map(v -> v.pointer() + " " + v.message()).toList();
      List<String> theirs = server.violations(sent(client, document));
      if (mine.stream().anyMatch(ServerLimitsLawTest::isStricter)) {
        continue;
      }
      assertEquals(mine.isEmpty(), theirs.isEmpty(), () -> document + "\n" + mine + "\n" + theirs);
      accepted += theirs.isEmpty() ? 1 : 0;
    }
    int share = accepted;
    assertTrue(share > 3000 && share < 9000, () -> share + " of 10000 documents are valid");
  }

  /** The body as the client sends it: without the nulls that the contract does not allow. */
  private static ObjectNode sent(Limits client, ObjectNode document) {
    if (client != Limits.PATCH) {
      return Nulls.leftOut(document);
    }
    ObjectNode patch = document.deepCopy();
    Nulls.leaveOutInside(patch);
    // A PATCH removes channels one by one.
    if (patch.path(Fields.CHANNELS).isNull()) {
      patch.remove(Fields.CHANNELS);
    }
    return patch;
  }

  private static boolean isStricter(String objection) {
    return STRICTER.stream().anyMatch(objection::matches);
  }
}
