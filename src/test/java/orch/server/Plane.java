package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import orch.server.fault.Faults;

/** A control plane under test, with its clock and a client. Operations take two seconds. */
public final class Plane implements AutoCloseable {
  public static final String MINIMAL =
      """
      {"displayName": "Support", "description": "Inbound", "conversationGroupingType": \
      "GROUP_BY_PROFILE", "memoryStoreId": "mem_store_01k1etk2y5f1y9fpe2epfdtvv2"}""";

  public final HandClock clock;
  public final ControlPlane server;
  public final Client client;

  public Plane(Path directory) {
    this(directory, settings -> settings);
  }

  public Plane(Path directory, List<String> faults) {
    this(directory, settings -> settings.withFaults(Faults.parse(faults)));
  }

  public Plane(Path directory, UnaryOperator<ControlPlaneSettings> change) {
    this(directory, new HandClock(), change);
  }

  /** A control plane with an existing clock. */
  public Plane(Path directory, HandClock clock, UnaryOperator<ControlPlaneSettings> change) {
    this.clock = clock;
    ControlPlaneSettings settings =
        ControlPlaneSettings.local(directory.resolve("orch.db"), Machines.at(clock, clock))
            .withLatency(java.time.Duration.ofSeconds(2));
    try {
      server = ControlPlane.start(change.apply(OnPostgres.chosen(settings, directory)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    client = new Client(server.baseUrl());
  }

  /** Creates a configuration and lets its operation complete. */
  public String created(String document) {
    return settled(client.post(document));
  }

  public String created() {
    return created(MINIMAL);
  }

  /** Lets an accepted operation complete, and returns the id of its configuration. */
  public String settled(HttpResponse<String> accepted) {
    assertEquals(202, accepted.statusCode(), accepted.body());
    clock.passSeconds(2);
    return Client.json(accepted).at("/related/configurationId").asText();
  }

  JsonNode read(String id) {
    HttpResponse<String> response = client.configuration(id);
    assertEquals(200, response.statusCode(), response.body());
    return Client.json(response);
  }

  /** The minimal document with another name. */
  public static String named(String name) {
    return MINIMAL.replace("Support", name);
  }

  /** The minimal document with more fields, written as JSON members without the braces. */
  public static String with(String fields) {
    return MINIMAL.substring(0, MINIMAL.length() - 1) + ", " + fields + "}";
  }

  @Override
  public void close() {
    server.close();
  }
}
