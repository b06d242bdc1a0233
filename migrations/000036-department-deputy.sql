-- SPDX-FileCopyrightText: 2026 The Amtsleitung authors
-- SPDX-License-Identifier: EUPL-1.2

-- A department that is away is stood in for by another.

alter table department
  add column deputy_id uuid references department (id),
  add constraint department_deputy_other check (deputy_id <> id);
comment on column department.deputy_id is 'Who stands in on days on which the department is closed under a name.';
