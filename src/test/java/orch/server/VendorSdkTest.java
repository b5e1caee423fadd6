package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.conversations.v2.Configuration;
import com.twilio.rest.conversations.v2.Configuration.ConversationGroupingType;
import com.twilio.rest.conversations.v2.Configuration.CreateConfigurationRequest;
import com.twilio.rest.conversations.v2.Configuration.ListConfigurationResponse;
import com.twilio.rest.conversations.v2.Configuration.PatchConfigurationRequest;
import com.twilio.rest.conversations.v2.Configuration.UpdateConfigurationRequest;
import com.twilio.rest.conversations.v2.Configuration.UpdateConfigurationRequestChannelSettingsValue;
import com.twilio.rest.conversations.v2.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendor's own client against the local control plane. It always calls
 * https://conversations.twilio.com; here its connections are redirected to loopback.
 *
 * <p>The vendor's client cannot send a null or an empty map: it leaves them out, so its PUT needs a
 * channel, and its PATCH cannot remove one. It cannot return the headers of a PATCH, poll by status
 * URL, read {@code result} and unknown fields, or wait for an operation.
 */
class VendorSdkTest {
  private static final String STORE = "mem_store_01k1etk2y5f1y9fpe2epfdtvv2";

  @TempDir Path directory;
  private Plane plane;
  private TwilioRestClient twilio;

  @BeforeEach
  void start() {
    plane = new Plane(directory);
    twilio =
        new TwilioRestClient.Builder("AC00000000000000000000000000000000", "token")
            .httpClient(new NetworkHttpClient(loopback(plane.server.baseUrl())))
            .build();
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private static HttpClientBuilder loopback(URI base) {
    HttpHost local = new HttpHost("http", base.getHost(), base.getPort());
    return HttpClientBuilder.create()
        .setRoutePlanner((target, context) -> new HttpRoute(local))
        .addRequestInterceptorFirst(
            (request, entity, context) -> request.setAuthority(new URIAuthority(local)));
  }

  @Test
  void configurationIsCreatedAndFollowed() throws IOException {
    String sent = Samples.document("agent-connect");
    CreateConfigurationRequest request =
        CreateConfigurationRequest.fromJson(sent, new ObjectMapper());

    var accepted =
        Configuration.creator()
            .setCreateConfigurationRequest(request)
            .setIdempotencyKey(UUID.randomUUID().toString())
            .createWithResponse(twilio);
    assertEquals(202, accepted.getStatusCode());
    String operationId = accepted.getHeaders().get("Operation-id");
    String statusUrl = accepted.getContent().getStatusUrl().toString();
    assertTrue(statusUrl.endsWith("/" + operationId), statusUrl);
    String id = accepted.getContent().getRelated().get("configurationId");

    var pending = Operation.fetcher(operationId).fetch(twilio);
    assertEquals("PENDING", pending.getStatus().toString());
    assertNull(pending.getCompletedAt());
    assertThrows(ApiException.class, () -> Configuration.fetcher(id).fetch(twilio));

    plane.clock.passSeconds(2);
    var completed = Operation.fetcher(operationId).fetch(twilio);
    assertEquals("COMPLETED", completed.getStatus().toString());
    assertEquals(plane.clock.instant(), completed.getCompletedAt().toInstant());
    assertEquals(id, completed.getRelated().get("configurationId"));

    var read = Configuration.fetcher(id).fetch(twilio);
    assertEquals("tac-demo", read.getDisplayName());
    assertEquals(1L, read.getVersion());
    assertEquals(3, read.getChannelSettings().size());
    assertEquals(1, read.getStatusCallbacks().size());
    assertFalse(read.getMemoryExtractionEnabled());
  }

  @Test
  void configurationIsUpdatedPatchedAndDeleted() {
    String id = created("first");

    var chat = UpdateConfigurationRequestChannelSettingsValue.builder().build();
    var update =
        new UpdateConfigurationRequest.Builder(
            "updated", ConversationGroupingType.GROUP_BY_PROFILE, STORE, Map.of("CHAT", chat));
    var updated =
        Configuration.updater(id)
            .setUpdateConfigurationRequest(update.displayName("second").build())
            .update(twilio);
    assertEquals(id, updated.getRelated().get("configurationId"));
    plane.clock.passSeconds(2);
    assertEquals("updated", Configuration.fetcher(id).fetch(twilio).getDescription());

    var patch = PatchConfigurationRequest.builder().description("patched").build();
    Configuration.patcher(id).setPatchConfigurationRequest(patch).patch(twilio);
    plane.clock.passSeconds(2);
    var patched = Configuration.fetcher(id).fetch(twilio);
    assertEquals("patched", patched.getDescription());
    assertEquals("second", patched.getDisplayName());
    assertEquals(3L, patched.getVersion());

    Configuration.deleter(id).delete(twilio);
    plane.clock.passSeconds(2);
    ApiException gone =
        assertThrows(ApiException.class, () -> Configuration.fetcher(id).fetch(twilio));
    assertEquals(404, gone.getStatusCode());
    assertEquals(20404, gone.getCode());
  }

  @Test
  void listIsReadOverSeveralPages() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      created.add(created("number " + i));
    }

    List<String> read = new ArrayList<>();
    for (ListConfigurationResponse one : Configuration.reader().setPageSize(3).read(twilio)) {
      read.add(one.getId());
    }
    assertEquals(created, read);

    var first = Configuration.reader().setPageSize(3).firstPage(twilio);
    var second = Configuration.reader().setPageSize(3).nextPage(first, twilio);
    assertEquals(created.get(3), second.getRecords().get(0).getId());
    var back = Configuration.reader().setPageSize(3).previousPage(second, twilio);
    assertEquals(created.get(0), back.getRecords().get(0).getId());
  }

  @Test
  void mistakesAreReportedInWordsTheClientUnderstands() {
    ApiException refused = assertThrows(ApiException.class, () -> created("not allowed!"));

    assertEquals(400, refused.getStatusCode());
    assertEquals(20001, refused.getCode());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("displayName must match"), message);
  }

  private String created(String name) {
    CreateConfigurationRequest request =
        CreateConfigurationRequest.builder(
                name, "Inbound", ConversationGroupingType.GROUP_BY_PROFILE, STORE)
            .build();
    var accepted = Configuration.creator().setCreateConfigurationRequest(request).create(twilio);
    plane.clock.passSeconds(2);
    return String.valueOf(accepted.getRelated().get("configurationId"));
  }
}
