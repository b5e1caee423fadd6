package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import orch.configuration.Configuration;
import orch.json.Json;
import orch.operation.Write;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
  private static final String ROOT = "https://h.example:8443/v2/ControlPlane";
  private final Endpoints endpoints = new Endpoints(URI.create("https://h.example:8443"));

  @ParameterizedTest
  @CsvSource({
    "conv_configuration_1, conv_configuration_1",
    "a-b._~1, a-b._~1",
    "a/../b, a%2F..%2Fb",
    "a?b#c, a%3Fb%23c",
    "a b%, a%20b%25",
    "..., ...",
    "%2e%2e, %252e%252e",
    "a\\b;c@d:e, a%5Cb%3Bc%40d%3Ae",
    "ü, %C3%BC"
  })
  void anIdStaysOneStepOfThePath(String id, String step) {
    assertEquals(ROOT + "/Configurations/" + step, endpoints.configuration(id).toString());
  }

  @Test
  void aPageNamesOnlyWhatIsWanted() {
    assertEquals(ROOT + "/Configurations?pageSize=50", endpoints.page(50, "", "").toString());
    assertEquals(
        ROOT + "/Configurations?pageSize=1&pageToken=a%26b%3D&memoryStoreId=mem_store_1",
        endpoints.page(1, "a&b=", "mem_store_1").toString());
    assertEquals(ROOT + "/Configurations", endpoints.configurations().toString());
    assertEquals(
        ROOT + "/Configurations/c%2F1", endpoints.at(ConfigurationWrites.path("c/1")).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "proc_job_1, https://h.example:8443/v2/ControlPlane/Operations/proc_job_1",
    "/v2/Other/x?y=z, https://h.example:8443/v2/Other/x?y=z",
    "v2/ControlPlane/Operations/x, https://h.example:8443/v2/ControlPlane/Operations/x",
    "https://evil.example/x, https://evil.example/x",
    "//evil.example/x, https://evil.example/x"
  })
  void anOperationIsFoundByItsIdOrItsStatusUrl(String name, String url) {
    assertEquals(url, endpoints.operation(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        "",
        "/v2/../x",
        "../../v1/Accounts",
        "/v2/ControlPlane/Operations/..",
        "/v2/%2e%2e/x",
        "https://h.example:8443/./x",
        "a/%2F..%2F"
      })
  void dotsLeadToNoOtherResource(String name) {
    assertThrows(IllegalArgumentException.class, () -> endpoints.operation(name));
    if (!name.contains("/")) {
      assertThrows(IllegalArgumentException.class, () -> endpoints.configuration(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example, https://h.example/x, true",
    "https://h.example, HTTPS://H.EXAMPLE:443/x, true",
    "https://h.example:443, https://h.example/x, true",
    "http://127.0.0.1:80, http://127.0.0.1/x, true",
    "https://h.example, http://h.example/x, false",
    "https://h.example, https://h.example:8443/x, false",
    "https://h.example, https://h.example.evil.example/x, false",
    "https://h.example, https://evil.example/h.example, false",
    "https://h.example, https://h.example@evil.example/x, false",
    "https://h.example, https://evil_host/x, false",
    "https://h.example, mailto:x, false",
    "https://h.example, /x, false"
  })
  void credentialsStayOnTheirOrigin(String base, String url, boolean owns) {
    assertEquals(owns, new Target(URI.create(base), "Basic hush").owns(URI.create(url)));
  }

  @Test
  void aTargetNeverShowsItsCredentials() {
    assertEquals(
        "https://h.example", new Target(URI.create("https://h.example"), "Basic x").toString());
  }

  @Test
  void aPageHoldsWhatItsKeyNames() {
    Page page =
        page("{\"meta\":{\"key\":\"items\",\"nextToken\":\"t\"},\"items\":[{\"id\":\"c_1\"}]}");
    assertEquals(List.of("c_1"), page.configurations().stream().map(Configuration::id).toList());
    assertEquals("t", page.nextToken());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"configurations\":[]}",
        "{\"meta\":null,\"configurations\":[]}",
        "{\"meta\":{\"key\":null,\"nextToken\":null},\"configurations\":[]}",
        "{\"meta\":{\"nextToken\":\"\"},\"configurations\":[]}"
      })
  void aPageMayBeTheLast(String body) {
    assertEquals("", page(body).nextToken());
    assertEquals(List.of(), page(body).configurations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"configurations\":{}}", "{\"meta\":{\"key\":\"x\"}}"})
  void aPageWithoutItsListIsABadReply(String body) {
    assertThrows(ApiException.BadReply.class, () -> page(body));
  }

  @Test
  void onlyAWriteHasAKey() {
    Call get = Call.get("look", "c_1", endpoints.configurations());
    assertFalse(get.isWrite());
    assertTrue(get.idempotencyKey().isEmpty() && get.body().isEmpty());
    UUID key = UUID.fromString("00000000-0000-4000-8000-000000000001");
    JsonNode body = Json.read("{ \"a\" : 1.10 }");
    Call post =
        Call.of(
            new Write(
                Write.Method.POST, ConfigurationWrites.PATH, body, key, "configuration \"n\""),
            endpoints.configurations());
    assertEquals("create the configuration \"n\"", post.action());
    assertTrue(post.isWrite());
    assertEquals("{\"a\":1.10}", post.body().orElseThrow());
    assertEquals(key, post.idempotencyKey().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001, -1})
  void aPageHasOneToAThousand(int size) {
    assertThrows(IllegalArgumentException.class, () -> new Listing(size, ""));
    assertEquals(1000, new Listing(1000, "").pageSize());
    assertEquals(1, new Listing(1, "").pageSize());
  }

  private static Page page(String body) {
    return Page.of(Call.get("list", "", URI.create("https://h.example")), Json.read(body));
  }

  @Test
  void aConfigurationWithoutAnIdIsNotAllOfThem() {
    Endpoints endpoints = new Endpoints(URI.create("https://h.example"));
    assertThrows(IllegalArgumentException.class, () -> endpoints.configuration(""));
  }
}
