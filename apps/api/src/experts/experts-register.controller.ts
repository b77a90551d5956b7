import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { SPECIALTIES, type Specialty } from '@jiefen/mediation';
import { AddExpert, AddRelation, AddTraining, ChangeExpert, ChangeSpecialty, Id, type ExpertRow, type ExpertView, type MediatorWithoutEntry } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { ExpertsRegister } from './experts-register.js';
import { ExpertsRegisterQueries } from './experts-register.queries.js';

const Field = z.enum(SPECIALTIES);

/** The register of experts: read by those who dispatch and watch, kept by administrators and dispatchers of the area. */
@Controller('experts')
export class ExpertsRegisterController {
  constructor(
    private readonly queries: ExpertsRegisterQueries,
    private readonly register: ExpertsRegister,
  ) {}

  @Allow('administrator', 'dispatcher', 'clerk', 'supervisor')
  @Get()
  list(@Me() person: Person): Promise<ExpertRow[]> {
    return this.queries.list(person);
  }

  @Allow('administrator', 'dispatcher')
  @Get('without-entry')
  withoutEntry(@Me() person: Person): Promise<MediatorWithoutEntry[]> {
    return this.queries.withoutEntry(person);
  }

  @Allow('administrator', 'dispatcher', 'clerk', 'supervisor')
  @Get(':id')
  view(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ExpertView> {
    return this.queries.view(person, id);
  }

  @Allow('administrator', 'dispatcher')
  @Post()
  async add(@Me() person: Person, @Body({ schema: AddExpert }) body: AddExpert): Promise<{ done: true }> {
    await this.register.add(person, body);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Put(':id')
  async change(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ChangeExpert }) body: ChangeExpert): Promise<{ done: true }> {
    await this.register.change(person, id, body);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Put(':id/specialties/:specialty')
  async specialty(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('specialty', { schema: Field }) specialty: Specialty, @Body({ schema: ChangeSpecialty }) body: ChangeSpecialty): Promise<{ done: true }> {
    await this.register.specialty(person, id, specialty, body);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Delete(':id/specialties/:specialty')
  @HttpCode(200)
  async dropSpecialty(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('specialty', { schema: Field }) specialty: Specialty): Promise<{ done: true }> {
    await this.register.dropSpecialty(person, id, specialty);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Post(':id/trainings')
  async addTraining(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AddTraining }) body: AddTraining): Promise<{ done: true }> {
    await this.register.addTraining(person, id, body);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Delete(':id/trainings/:training')
  @HttpCode(200)
  async dropTraining(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('training', { schema: Id }) training: string): Promise<{ done: true }> {
    await this.register.dropTraining(person, id, training);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Post(':id/relations')
  async addRelation(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AddRelation }) body: AddRelation): Promise<{ done: true }> {
    await this.register.addRelation(person, id, body);
    return { done: true };
  }

  @Allow('administrator', 'dispatcher')
  @Post(':id/relations/drop')
  @HttpCode(200)
  async dropRelation(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: AddRelation }) body: AddRelation): Promise<{ done: true }> {
    await this.register.dropRelation(person, id, body);
    return { done: true };
  }
}
