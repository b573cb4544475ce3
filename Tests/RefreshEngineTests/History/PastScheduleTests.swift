import Testing

@testable import RefreshEngine

@Suite struct PastScheduleTests {
    private let now = ContinuousClock.now

    @Test("The first run waits for nothing; the next one rests for twenty times as long as a run takes")
    func pace() {
        var schedule = PastSchedule()
        #expect(schedule.wait(at: now) == .zero)
        schedule.begin(at: now) { _ in Task {} }
        #expect(schedule.wait(at: now) == nil)
        let isOwn = schedule.end(schedule.run, at: now + .seconds(2))
        #expect(isOwn)
        #expect(schedule.wait(at: now + .seconds(2)) == nil)
        schedule.isDue = true
        #expect(schedule.wait(at: now + .seconds(2)) == .seconds(40))
        #expect(schedule.wait(at: now + .seconds(42)) == .zero)
    }

    @Test("A short run rests for a while as well")
    func least() {
        var schedule = PastSchedule()
        schedule.begin(at: now) { _ in Task {} }
        _ = schedule.end(schedule.run, at: now)
        schedule.isDue = true
        #expect(schedule.wait(at: now) == .seconds(15))
    }

    @Test("When another moment is shown, what is under way counts no longer")
    func restart() {
        var schedule = PastSchedule()
        schedule.begin(at: now) { _ in Task {} }
        let old = schedule.run
        schedule.restart()
        #expect(schedule.wait(at: now) == .zero)
        schedule.begin(at: now) { _ in Task {} }
        let (isOld, isOwn) = (schedule.end(old, at: now), schedule.end(schedule.run, at: now))
        #expect(!isOld)
        #expect(isOwn)
    }
}
