package com.entativa.messaging.server.valkey;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Tickets that any node redeems, once. Only their hash stands in Valkey. While Valkey is away a ticket is good at the
/// node that gave it.
final class SharedTickets implements Tickets {
    private final Link link;
    private final Tickets alone;
    private final Supplier<String> secrets;
    private final Devices devices;

    SharedTickets(Link link, Tickets alone, Supplier<String> secrets, Devices devices) {
        this.link = link;
        this.alone = alone;
        this.secrets = secrets;
        this.devices = devices;
    }

    @Override
    public String issue(Callers.Caller.Known caller) {
        String ticket = secrets.get();
        byte[] value = text(caller).getBytes(StandardCharsets.US_ASCII);
        SetArgs life = SetArgs.Builder.px(LIFE);
        return link.ask(commands -> commands.set(key(ticket), value, life)).isPresent() ? ticket : alone.issue(caller);
    }

    @Override
    public Callers.Caller redeem(String ticket) {
        if (alone.redeem(ticket) instanceof Callers.Caller.Known known) return known;
        Optional<byte[]> found = link.ask(commands -> commands.getdel(key(ticket)));
        return found.<Callers.Caller>map(value -> caller(new String(value, StandardCharsets.US_ASCII)))
                .orElseGet(Callers.Caller.Refused::new);
    }

    private Callers.Caller caller(String text) {
        String[] parts = text.split(" ", 3);
        DeviceAddress device = new DeviceAddress(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        Standing standing = devices.standing(device);
        if (standing == Standing.GONE) return new Callers.Caller.Refused();
        return new Callers.Caller.Known(device, standing, Boolean.parseBoolean(parts[2]));
    }

    private static String text(Callers.Caller.Known caller) {
        return caller.device().userId() + " " + caller.device().deviceId() + " " + caller.outside();
    }

    private static String key(String ticket) {
        return "messenger:ticket:" + SharedAllowance.hash(ticket);
    }
}
