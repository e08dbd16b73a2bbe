package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.examples.Temperature.News;
import dev.actors.examples.Temperature.Reading;
import dev.actors.examples.Temperature.Subscribe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

class TemperatureTests {

    /** The news after some readings. */
    private static @Nullable Object news(Node node, double... degrees) {
        return node.await(node.spawn(TemperatureTests::subscribe, degrees));
    }

    private static List<News> subscribe(ActorContext self, double[] degrees) {
        Address thermostat = self.spawn(Temperature.calm(Set.of()));
        self.send(thermostat, new Subscribe(self.address()));
        DoubleStream.of(degrees).forEach(each -> self.send(thermostat, new Reading(each)));
        List<News> heard = new ArrayList<>();
        for (News news = next(self); news != null; news = next(self)) {
            heard.add(news);
        }
        return heard;
    }

    private static @Nullable News next(ActorContext self) {
        return self.receive(News.class, Duration.ofMinutes(1));
    }

    @Seeds
    void raisesAnAlarmWhenItIsHotAndEndsItWhenItHasCooledDown(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    assertThat(news(node, 29, 30, 29)).isEqualTo(List.of());
                    assertThat(news(node, 31, 32, 29, 28, 31)).isEqualTo(List.of(News.ALARM));
                    assertThat(news(node, 31, 27, 29, 31))
                            .isEqualTo(List.of(News.ALARM, News.ALL_CLEAR, News.ALARM));
                });
    }

    @Seeds
    void readsTheSensorEverySecond(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) -> {
                    Instant start = world.time().now();
                    List<Double> sensor = List.of(29.0, 31.0, 29.0, 27.0);
                    assertThat(node.await(node.spawn(Temperature::watch, sensor)))
                            .isEqualTo("ALARM, then ALL_CLEAR");
                    assertThat(Duration.between(start, world.time().now()))
                            .isEqualTo(Duration.ofSeconds(3));
                });
    }
}
