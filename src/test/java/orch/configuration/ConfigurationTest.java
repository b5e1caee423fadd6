package orch.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orch.document.Mistake;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @Test
  void aConfigurationMayLackAnything() {
    Configuration nothing = new Configuration(Json.object());
    assertEquals("", nothing.id());
    assertEquals("", nothing.displayName());
    assertEquals(Optional.empty(), nothing.createdAt());
    Configuration odd = new Configuration(Json.read("{\"id\":null,\"createdAt\":\"yesterday\"}"));
    assertEquals("", odd.id());
    assertEquals(Optional.empty(), odd.createdAt());
  }

  @Test
  void aTimeMayHaveAnOffset() {
    Configuration made =
        new Configuration(Json.read("{\"createdAt\":\"2026-01-01T01:00:00+01:00\"}"));
    assertEquals(Optional.of(Instant.parse("2026-01-01T00:00:00Z")), made.createdAt());
  }

  @Test
  void aRequestKeepsTheLimitsOrDoesNotExist() {
    CreateRequest request = new CreateRequest(Documents.minimal());
    assertEquals("Support", request.displayName());
    assertEquals("mem_store_1", request.memoryStoreId());
    ObjectNode bad = Documents.with("description", "7");
    assertThrows(IllegalArgumentException.class, () -> new CreateRequest(bad));
  }

  @Test
  void theBodyOfARequestIsACopy() {
    CreateRequest request = new CreateRequest(Documents.minimal());
    request.toJson().put("displayName", "Other");
    assertEquals("Support", request.displayName());
  }

  @ParameterizedTest
  @CsvSource({
    "GROUP_BY_PROFILE, GROUP_BY_PROFILE",
    "group_by_profile, GROUP_BY_PROFILE",
    "Group-By-Profile, GROUP_BY_PROFILE",
    "' profile ', GROUP_BY_PROFILE",
    "PROFILE, GROUP_BY_PROFILE",
    "addresses, GROUP_BY_PARTICIPANT_ADDRESSES",
    "addresses-and-channel, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE",
    "addresses_and_channel, GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE"
  })
  void aGroupingIsItsFullNameInAnyCaseOrItsShortOne(String text, GroupingType type) {
    assertEquals(Optional.of(type), GroupingType.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "address", "GROUP_BY", "profiles", "GROUP BY PROFILE"})
  void anythingElseIsNoGrouping(String text) {
    assertEquals(Optional.empty(), GroupingType.parse(text));
  }

  @Test
  void theNamesAreTheOnesOfTheApi() {
    assertEquals(
        List.of(
            "GROUP_BY_PROFILE",
            "GROUP_BY_PARTICIPANT_ADDRESSES",
            "GROUP_BY_PARTICIPANT_ADDRESSES_AND_CHANNEL_TYPE"),
        GroupingType.names());
    assertEquals("addresses", GroupingType.GROUP_BY_PARTICIPANT_ADDRESSES.shortName());
  }

  @Test
  void aMistakeIsASentenceWithItsSourceFirst() {
    assertEquals("f:1: a.b is bad", new Mistake("f:1", "a.b", "is bad").describe());
    assertEquals("f:1: is bad", new Mistake("f:1", "", "is bad").describe());
    assertEquals("a is bad", new Mistake("", "a", "is bad").describe());
  }
}
