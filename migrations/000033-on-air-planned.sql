-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- Emergency announcements that begin later, beside the one that was put on air at once.

insert into city_setting (name, value, updated_at)
select 'onAirPlanned', '[]'::jsonb, max(updated_at) from city_setting having count(*) > 0;
