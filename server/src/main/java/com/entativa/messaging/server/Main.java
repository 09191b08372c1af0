package com.entativa.messaging.server;

import com.entativa.messaging.server.command.ServerCommand;
import com.entativa.messaging.server.command.Surroundings;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Monitoring;
import com.entativa.messaging.server.ops.LogLines;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The program: see {@link ServerCommand}.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.util.logging.manager", StopLast.class.getName());
        LogLines.install(false);
        int code = ServerCommand.execute(
                System.getenv(), new Surroundings(InstantSource.system(), new SecureRandom()), Main::start, args);
        if (code != 0) System.exit(code);
    }

    private static void start(Config config) throws IOException {
        LogLines.install(config.monitoring().logFormat() == Monitoring.LogFormat.JSON);
        RelayServer server = RelayServer.start(config, InstantSource.system(), new SecureRandom());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        announce(server.port(), !config.listen().webDir().isEmpty());
    }

    private static void announce(int port, boolean hasApps) {
        String url = "http://localhost:" + port;
        System.out.println("ready " + url);
        if (hasApps) System.out.println("apps:      " + url + "/vignette/   " + url + "/entativa/");
        System.out.println("register:  " + (hasApps ? "there, " : "") + "./messenger register   or");
        System.out.println("  curl -s " + url + "/api/v1/auth/register -H 'Content-Type: application/json' \\");
        System.out.println(
                "    -d '{\"username\":\"alice\",\"display_name\":\"Alice\",\"password\":\"choose a long one\"}'");
        System.out.flush();
    }

    /// The library forgets its handlers when the process begins to stop; ours must still say what stopping came to.
    public static final class StopLast extends java.util.logging.LogManager {
        @Override
        public void reset() {}
    }
}
