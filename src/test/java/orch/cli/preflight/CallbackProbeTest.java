package orch.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackProbeTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "10.0.0.1, true",
    "172.16.0.1, true",
    "172.32.0.1, false",
    "192.168.1.1, true",
    "169.254.1.1, true",
    "100.64.0.1, true",
    "100.128.0.1, false",
    "0.0.0.0, true",
    "::1, true",
    "fd00::1, true",
    "fe80::1, true",
    "2001:db8::1, false",
    "203.0.113.7, false"
  })
  void addressesOfPrivateNetworksAreKnown(String address, boolean isPrivate)
      throws UnknownHostException {
    assertEquals(isPrivate, CallbackProbe.isPrivate(InetAddress.getByName(address)));
  }
}
